import type { Strings } from '@callside/ui';

type Key =
  | 'add'
  | 'drop'
  | 'dropHere'
  | 'onPage'
  | 'pictures'
  | 'sound'
  | 'video'
  | 'office'
  | 'text'
  | 'size'
  | 'atLeast'
  | 'atMost'
  | 'between'
  | 'one'
  | 'full'
  | 'required'
  | 'files-malformed'
  | 'file-type-refused'
  | 'file-too-large'
  | 'too-few-files'
  | 'too-many-files';

/** Texts of a field for files; keys with a dash are the codes of core's issues. */
export const FILE_FIELD_STRINGS: Strings<Key> = {
  en: {
    add: 'Add files',
    drop: 'Drop files here, or paste a screenshot.',
    dropHere: 'Drop to attach here',
    onPage: 'Kept until this page closes.',
    pictures: 'pictures',
    sound: 'sound',
    video: 'video',
    office: 'office papers',
    text: 'text',
    size: 'up to {size} each',
    atLeast: '{min} files or more',
    atMost: 'up to {max} files',
    between: '{min} to {max} files',
    one: 'one file',
    full: 'All {max} are here. Remove one to add another.',
    required: 'Add a file.',
    'files-malformed': 'These are no files. Remove them and add them again.',
    'file-type-refused': 'Remove the file of another type.',
    'file-too-large': 'Remove the file that is larger than {max}.',
    'too-few-files': 'Add files until there are {min}.',
    'too-many-files': 'Remove files until there are {max}.',
  },
  'zh-CN': {
    add: '添加文件',
    drop: '可将文件拖到此处，或直接粘贴截图。',
    dropHere: '松开即添加到此处',
    onPage: '保留到页面关闭。',
    pictures: '图片',
    sound: '音频',
    video: '视频',
    office: '办公文档',
    text: '文本',
    size: '每个不超过 {size}',
    atLeast: '至少 {min} 个文件',
    atMost: '最多 {max} 个文件',
    between: '{min} 至 {max} 个文件',
    one: '一个文件',
    full: '已满 {max} 个，移除后可再添加。',
    required: '请添加文件。',
    'files-malformed': '内容不是文件，请移除后重新添加。',
    'file-type-refused': '请移除类型不符的文件。',
    'file-too-large': '请移除超过 {max} 的文件。',
    'too-few-files': '请添加文件，至少 {min} 个。',
    'too-many-files': '请移除多余的文件，最多 {max} 个。',
  },
  'zh-TW': {
    add: '新增檔案',
    drop: '可將檔案拖到此處，或直接貼上截圖。',
    dropHere: '放開即新增到此處',
    onPage: '保留到頁面關閉。',
    pictures: '圖片',
    sound: '音訊',
    video: '影片',
    office: '辦公文件',
    text: '純文字',
    size: '每個不超過 {size}',
    atLeast: '至少 {min} 個檔案',
    atMost: '最多 {max} 個檔案',
    between: '{min} 至 {max} 個檔案',
    one: '一個檔案',
    full: '已滿 {max} 個，移除後可再新增。',
    required: '請新增檔案。',
    'files-malformed': '內容不是檔案，請移除後重新新增。',
    'file-type-refused': '請移除類型不符的檔案。',
    'file-too-large': '請移除超過 {max} 的檔案。',
    'too-few-files': '請新增檔案，至少 {min} 個。',
    'too-many-files': '請移除多餘的檔案，最多 {max} 個。',
  },
};
