import type { FileState } from '@callside/core';
import type { Strings } from '@callside/ui';
import type { VoiceProblem } from './voice-note.js';

type Key =
  | 'title'
  | 'titleCount'
  | 'add'
  | 'record'
  | 'hint'
  | 'dropHere'
  | 'keeping'
  | 'asking'
  | 'recording'
  | 'stop'
  | 'cancel'
  | 'voiceName'
  | 'pastedName'
  | 'open'
  | 'pause'
  | 'resume'
  | 'retry'
  | 'remove'
  | 'removeAsk'
  | 'removeYes'
  | 'removeNo'
  | 'removed'
  | 'progress'
  | 'dismiss'
  | 'problems'
  | 'empty'
  | 'tooLarge'
  | 'wrongType'
  | 'tooMany'
  | 'unreadable'
  | 'diskFull'
  | `state-${FileState}`
  | `voice-${VoiceProblem}`;

/** Texts of a ticket's files. */
export const TICKET_ATTACHMENTS_STRINGS: Strings<Key> = {
  en: {
    title: 'Files',
    titleCount: 'Files ({count})',
    add: 'Add files',
    record: 'Record voice note',
    hint: 'Drop files on the form, or paste a screenshot.',
    dropHere: 'Drop to attach',
    keeping: 'Keeping {name}…',
    asking: 'Allow the microphone in the browser’s question.',
    recording: 'Recording',
    stop: 'Stop and attach',
    cancel: 'Discard',
    voiceName: 'Voice note',
    pastedName: 'Screenshot',
    open: 'Open {name}',
    pause: 'Pause',
    resume: 'Resume',
    retry: 'Try again',
    remove: 'Remove',
    removeAsk: 'Remove “{name}” for everybody?',
    removeYes: 'Remove',
    removeNo: 'Keep',
    removed: '{name} was removed.',
    progress: 'Upload of {name}',
    dismiss: 'Dismiss',
    problems: 'Not attached',
    empty: 'The file is empty.',
    tooLarge: 'The file is larger than {max}.',
    wrongType: 'Files of this type cannot be attached.',
    tooMany: 'There are {max} files already, which is the most.',
    unreadable: 'The file cannot be read. A folder has to be packed first.',
    diskFull: 'There is no room for it on this device.',
    'state-held': 'Kept here, goes with the ticket',
    'state-waiting': 'Kept here, waits to be sent',
    'state-uploading': 'Being sent, {percent} %',
    'state-paused': 'Paused at {percent} %',
    'state-failed': 'Could not be sent',
    'state-refused': 'Refused by the server',
    'state-uploaded': 'On the server',
    'state-elsewhere': 'Not on the server yet',
    'voice-unsupported': 'This browser cannot record on this page.',
    'voice-refused': 'The microphone is not allowed for this page. Allow it in the browser’s settings, then try again.',
    'voice-missing': 'There is no microphone.',
    'voice-busy': 'The microphone does not answer. Another program may be using it.',
  },
  'zh-CN': {
    title: '附件',
    titleCount: '附件（{count}）',
    add: '添加文件',
    record: '录制语音',
    hint: '可将文件拖到表单上，或直接粘贴截图。',
    dropHere: '松开即可添加',
    keeping: '正在保存 {name}…',
    asking: '请在浏览器提示中允许使用麦克风。',
    recording: '正在录音',
    stop: '停止并添加',
    cancel: '放弃',
    voiceName: '语音备注',
    pastedName: '截图',
    open: '打开 {name}',
    pause: '暂停',
    resume: '继续',
    retry: '重试',
    remove: '移除',
    removeAsk: '移除“{name}”？所有人都将无法再看到。',
    removeYes: '移除',
    removeNo: '保留',
    removed: '已移除 {name}。',
    progress: '{name} 的上传进度',
    dismiss: '知道了',
    problems: '未能添加',
    empty: '文件是空的。',
    tooLarge: '文件超过 {max}。',
    wrongType: '不支持添加此类文件。',
    tooMany: '最多 {max} 个文件，已满。',
    unreadable: '无法读取文件。文件夹请先压缩。',
    diskFull: '本机存储空间不足。',
    'state-held': '已存本机，随工单提交',
    'state-waiting': '已存本机，等待上传',
    'state-uploading': '正在上传 {percent}%',
    'state-paused': '已暂停，{percent}%',
    'state-failed': '上传失败',
    'state-refused': '服务器拒绝接收',
    'state-uploaded': '已上传到服务器',
    'state-elsewhere': '尚未上传到服务器',
    'voice-unsupported': '此浏览器无法在本页面录音。',
    'voice-refused': '本页面未获准使用麦克风。请在浏览器设置中允许后重试。',
    'voice-missing': '未找到麦克风。',
    'voice-busy': '麦克风没有响应，可能正被其他程序占用。',
  },
  'zh-TW': {
    title: '附件',
    titleCount: '附件（{count}）',
    add: '新增檔案',
    record: '錄製語音',
    hint: '可將檔案拖到表單上，或直接貼上截圖。',
    dropHere: '放開即可新增',
    keeping: '正在儲存 {name}…',
    asking: '請在瀏覽器提示中允許使用麥克風。',
    recording: '正在錄音',
    stop: '停止並新增',
    cancel: '捨棄',
    voiceName: '語音備註',
    pastedName: '截圖',
    open: '開啟 {name}',
    pause: '暫停',
    resume: '繼續',
    retry: '重試',
    remove: '移除',
    removeAsk: '移除「{name}」？所有人都將無法再看到。',
    removeYes: '移除',
    removeNo: '保留',
    removed: '已移除 {name}。',
    progress: '{name} 的上傳進度',
    dismiss: '知道了',
    problems: '未能新增',
    empty: '檔案是空的。',
    tooLarge: '檔案超過 {max}。',
    wrongType: '不支援新增此類檔案。',
    tooMany: '最多 {max} 個檔案，已滿。',
    unreadable: '無法讀取檔案。資料夾請先壓縮。',
    diskFull: '本機儲存空間不足。',
    'state-held': '已存本機，隨工單提交',
    'state-waiting': '已存本機，等待上傳',
    'state-uploading': '正在上傳 {percent}%',
    'state-paused': '已暫停，{percent}%',
    'state-failed': '上傳失敗',
    'state-refused': '伺服器拒絕接收',
    'state-uploaded': '已上傳到伺服器',
    'state-elsewhere': '尚未上傳到伺服器',
    'voice-unsupported': '此瀏覽器無法在本頁面錄音。',
    'voice-refused': '本頁面未獲准使用麥克風。請在瀏覽器設定中允許後重試。',
    'voice-missing': '找不到麥克風。',
    'voice-busy': '麥克風沒有回應，可能正被其他程式佔用。',
  },
};
