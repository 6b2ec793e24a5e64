import type { Strings } from '@callside/ui';

/** The words of the import of contacts. */
export const CONTACT_IMPORT_STRINGS: Strings<
  | 'title'
  | 'choose'
  | 'hint'
  | 'reading'
  | 'checking'
  | 'importing'
  | 'cancel'
  | 'columns'
  | 'column'
  | 'sample'
  | 'purpose'
  | 'purpose-phone'
  | 'purpose-name'
  | 'purpose-subject'
  | 'purpose-zone'
  | 'purpose-email'
  | 'purpose-address'
  | 'purpose-doNotCall'
  | 'purpose-consent'
  | 'purpose-keep'
  | 'purpose-identity'
  | 'purpose-skip'
  | 'noPhone'
  | 'checked'
  | 'import'
  | 'refused'
  | 'line'
  | 'more'
  | 'saveRefused'
  | 'row'
  | 'reason'
  | 'fileName'
  | 'done'
  | 'cancelled'
  | 'failed'
  | 'file-old-workbook'
  | 'file-empty'
  | 'file-unreadable'
> = {
  en: {
    title: 'Import contacts',
    choose: 'Choose a file',
    hint: 'CSV or Excel (.xlsx), with a column of numbers',
    reading: 'Reading the file…',
    checking: 'Checking the rows…',
    importing: 'Importing…',
    cancel: 'Cancel',
    columns: 'Columns',
    column: 'Column',
    sample: 'For example',
    purpose: 'Taken for',
    'purpose-phone': 'Number',
    'purpose-name': 'Name',
    'purpose-subject': 'Matter',
    'purpose-zone': 'Time zone',
    'purpose-email': 'Email',
    'purpose-address': 'Address',
    'purpose-doNotCall': 'Do not call',
    'purpose-consent': 'Consent',
    'purpose-keep': 'Shown with the contact',
    'purpose-identity': 'Identity number, masked',
    'purpose-skip': 'Not imported',
    noPhone: 'Say which column has the numbers.',
    checked: '{taken} rows can be imported, {refused} cannot.',
    import: 'Import {count} contacts',
    refused: 'Not imported',
    line: 'Row {row}: {reason}',
    more: 'And {count} more.',
    saveRefused: 'Save these rows as CSV',
    row: 'Row',
    reason: 'Reason',
    fileName: 'not-imported.csv',
    done: '{count} contacts were imported.',
    cancelled: 'Cancelled. {count} contacts were imported before.',
    failed: 'The import has stopped. What was imported before is stored; import the file again to add the rest.',
    'file-old-workbook': 'This is an old Excel workbook. Save it as .xlsx or CSV.',
    'file-empty': 'There is nothing in this file.',
    'file-unreadable': 'This file is no table that can be read.',
  },
  'zh-CN': {
    title: '导入联系人',
    choose: '选择文件',
    hint: 'CSV 或 Excel（.xlsx），需有一列号码',
    reading: '正在读取文件…',
    checking: '正在检查各行…',
    importing: '正在导入…',
    cancel: '取消',
    columns: '列对应关系',
    column: '列',
    sample: '示例',
    purpose: '对应',
    'purpose-phone': '号码',
    'purpose-name': '姓名',
    'purpose-subject': '事项',
    'purpose-zone': '时区',
    'purpose-email': '邮箱',
    'purpose-address': '地址',
    'purpose-doNotCall': '免打扰',
    'purpose-consent': '同意外呼',
    'purpose-keep': '随联系人显示',
    'purpose-identity': '证件号（脱敏）',
    'purpose-skip': '不导入',
    noPhone: '请指定号码所在的列。',
    checked: '可导入 {taken} 行，{refused} 行不可导入。',
    import: '导入 {count} 位联系人',
    refused: '未导入的行',
    line: '第 {row} 行：{reason}',
    more: '另有 {count} 行。',
    saveRefused: '将这些行导出为 CSV',
    row: '行',
    reason: '原因',
    fileName: '未导入.csv',
    done: '已导入 {count} 位联系人。',
    cancelled: '已取消，此前已导入 {count} 位联系人。',
    failed: '导入中断。此前导入的已保存，再次导入该文件即可补齐其余部分。',
    'file-old-workbook': '这是旧版 Excel 文件，请另存为 .xlsx 或 CSV。',
    'file-empty': '文件中没有内容。',
    'file-unreadable': '无法读取该文件，它不是表格。',
  },
  'zh-TW': {
    title: '匯入聯絡人',
    choose: '選擇檔案',
    hint: 'CSV 或 Excel（.xlsx），需有一欄號碼',
    reading: '正在讀取檔案…',
    checking: '正在檢查各列…',
    importing: '正在匯入…',
    cancel: '取消',
    columns: '欄位對應',
    column: '欄位',
    sample: '範例',
    purpose: '對應',
    'purpose-phone': '號碼',
    'purpose-name': '姓名',
    'purpose-subject': '事項',
    'purpose-zone': '時區',
    'purpose-email': '電子郵件',
    'purpose-address': '地址',
    'purpose-doNotCall': '勿擾',
    'purpose-consent': '同意外撥',
    'purpose-keep': '隨聯絡人顯示',
    'purpose-identity': '證件號碼（遮罩）',
    'purpose-skip': '不匯入',
    noPhone: '請指定號碼所在的欄位。',
    checked: '可匯入 {taken} 列，{refused} 列無法匯入。',
    import: '匯入 {count} 位聯絡人',
    refused: '未匯入的列',
    line: '第 {row} 列：{reason}',
    more: '另有 {count} 列。',
    saveRefused: '將這些列匯出為 CSV',
    row: '列',
    reason: '原因',
    fileName: '未匯入.csv',
    done: '已匯入 {count} 位聯絡人。',
    cancelled: '已取消，先前已匯入 {count} 位聯絡人。',
    failed: '匯入中斷。先前匯入的已儲存，再次匯入該檔案即可補齊其餘部分。',
    'file-old-workbook': '這是舊版 Excel 檔案，請另存為 .xlsx 或 CSV。',
    'file-empty': '檔案中沒有內容。',
    'file-unreadable': '無法讀取該檔案，它不是表格。',
  },
};
