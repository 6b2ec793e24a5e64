import type { Strings } from '@callside/ui';

type Key =
  | 'title'
  | 'nothing'
  | 'conflicts'
  | 'refused'
  | 'before'
  | 'theirs'
  | 'mine'
  | 'stands'
  | 'keepMine'
  | 'keepTheirs'
  | 'deleted'
  | 'lost'
  | 'bringBack'
  | 'letGo'
  | 'correct'
  | 'resend'
  | 'giveUp'
  | 'reallyGiveUp'
  | 'cancel'
  | 'export'
  | 'noNumber'
  | 'create'
  | 'change'
  | 'remove'
  | 'type-ticket'
  | 'type-call'
  | 'type-evaluation'
  | 'type-attachment'
  | 'type-survey-response'
  | 'type-phrase'
  | 'type-handover';

/** Texts of the review of changes that did not stand. */
export const CHANGE_REVIEW_STRINGS: Strings<Key> = {
  en: {
    title: 'Changes that need a look',
    nothing: 'Nothing needs a look.',
    conflicts: 'Changed by others, too',
    refused: 'Refused by the server',
    before: 'Before',
    theirs: 'Theirs',
    mine: 'Mine',
    stands: 'stands now',
    keepMine: 'Keep mine',
    keepTheirs: 'Keep theirs',
    deleted: 'Others have deleted the record that this was to change.',
    lost: 'The server no longer has this record.',
    bringBack: 'Bring it back',
    letGo: 'Let it go',
    correct: 'Correct',
    resend: 'Send again',
    giveUp: 'Give up',
    reallyGiveUp: 'Really give it up',
    cancel: 'Cancel',
    export: 'Save all of it as a file',
    noNumber: 'without a number',
    create: 'new',
    change: 'change',
    remove: 'deletion',
    'type-ticket': 'Ticket',
    'type-call': 'Call',
    'type-evaluation': 'Evaluation',
    'type-attachment': 'File',
    'type-survey-response': 'Survey',
    'type-phrase': 'Quick phrase',
    'type-handover': 'Hand-over',
  },
  'zh-CN': {
    title: '需要处理的更改',
    nothing: '没有需要处理的更改。',
    conflicts: '他人也修改过',
    refused: '被服务器拒绝',
    before: '修改前',
    theirs: '对方',
    mine: '本人',
    stands: '当前生效',
    keepMine: '保留本人的',
    keepTheirs: '保留对方的',
    deleted: '他人已删除此更改所属的记录。',
    lost: '服务器上已没有此记录。',
    bringBack: '恢复记录',
    letGo: '不再保留',
    correct: '更正',
    resend: '重新发送',
    giveUp: '放弃',
    reallyGiveUp: '确认放弃',
    cancel: '取消',
    export: '全部导出为文件',
    noNumber: '无编号',
    create: '新建',
    change: '修改',
    remove: '删除',
    'type-ticket': '工单',
    'type-call': '通话',
    'type-evaluation': '质检评分',
    'type-attachment': '附件',
    'type-survey-response': '满意度问卷',
    'type-phrase': '快捷短语',
    'type-handover': '工单转交',
  },
  'zh-TW': {
    title: '需要處理的變更',
    nothing: '沒有需要處理的變更。',
    conflicts: '他人也修改過',
    refused: '被伺服器拒絕',
    before: '修改前',
    theirs: '對方',
    mine: '本人',
    stands: '目前生效',
    keepMine: '保留本人的',
    keepTheirs: '保留對方的',
    deleted: '他人已刪除此變更所屬的記錄。',
    lost: '伺服器上已沒有此記錄。',
    bringBack: '還原記錄',
    letGo: '不再保留',
    correct: '更正',
    resend: '重新傳送',
    giveUp: '放棄',
    reallyGiveUp: '確認放棄',
    cancel: '取消',
    export: '全部匯出為檔案',
    noNumber: '無編號',
    create: '新增',
    change: '修改',
    remove: '刪除',
    'type-ticket': '工單',
    'type-call': '通話',
    'type-evaluation': '質檢評分',
    'type-attachment': '附件',
    'type-survey-response': '滿意度問卷',
    'type-phrase': '快捷短語',
    'type-handover': '工單轉交',
  },
};
