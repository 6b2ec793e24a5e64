import type { Strings } from '@callside/ui';

type Key = 'submit' | 'saveChanges' | 'errors' | 'submitted';

/** Texts of the ticket form. */
export const TICKET_FORM_STRINGS: Strings<Key> = {
  en: {
    submit: 'Submit',
    saveChanges: 'Save changes',
    errors: '{count} to correct',
    submitted: 'Ticket stored.',
  },
  'zh-CN': {
    submit: '提交',
    saveChanges: '保存更改',
    errors: '{count} 项待更正',
    submitted: '工单已保存。',
  },
  'zh-TW': {
    submit: '提交',
    saveChanges: '儲存變更',
    errors: '{count} 項待更正',
    submitted: '工單已儲存。',
  },
};
