import type { Strings } from '@callside/ui/words.js';

type Key =
  | 'differs'
  | 'missing'
  | 'unexpected'
  | 'length'
  | 'status'
  | 'shape'
  | 'unreachable'
  | 'skipped'
  | 'summary'
  | 'all-passed'
  | 'need-second-user'
  | 'need-persons'
  | 'need-other-tenant'
  | 'need-old-cursor'
  | 'need-form';

/** The words of the report; the rules themselves speak in the files of the cases. */
export const CONFORMANCE_STRINGS: Strings<Key> = {
  en: {
    differs: 'Step {step}: {path} should be {expected}, and is {found}.',
    missing: 'Step {step}: {path} is missing.',
    unexpected: 'Step {step}: {path} should not be there, and is {found}.',
    length: 'Step {step}: {path} should have {expected} members, and has {found}.',
    status: 'Step {step}: the status should be {expected}, and is {found}.',
    shape: 'Step {step}: {path} should be {expected}, and is {found}.',
    unreachable: 'Step {step}: nobody answered.',
    skipped: 'Skipped; it needs {needs}.',
    summary: 'Cases: {total}. Passed: {passed}. Failed: {failed}. Skipped: {skipped}.',
    'all-passed': 'Cases: {total}. All passed.',
    'need-second-user': '--second-token',
    'need-persons': '--person, --second-person',
    'need-other-tenant': '--other-tenant-token',
    'need-old-cursor': '--old-cursor',
    'need-form': '--form',
  },
  'zh-CN': {
    differs: '第 {step} 步：{path} 应为 {expected}，实为 {found}。',
    missing: '第 {step} 步：缺少 {path}。',
    unexpected: '第 {step} 步：不应有 {path}，却为 {found}。',
    length: '第 {step} 步：{path} 应有 {expected} 项，实有 {found} 项。',
    status: '第 {step} 步：状态码应为 {expected}，实为 {found}。',
    shape: '第 {step} 步：{path} 应为 {expected}，实为 {found}。',
    unreachable: '第 {step} 步：没有应答。',
    skipped: '已跳过，需要 {needs}。',
    summary: '共 {total} 个用例：通过 {passed}，失败 {failed}，跳过 {skipped}。',
    'all-passed': '共 {total} 个用例，全部通过。',
    'need-second-user': '--second-token',
    'need-persons': '--person, --second-person',
    'need-other-tenant': '--other-tenant-token',
    'need-old-cursor': '--old-cursor',
    'need-form': '--form',
  },
  'zh-TW': {
    differs: '第 {step} 步：{path} 應為 {expected}，實為 {found}。',
    missing: '第 {step} 步：缺少 {path}。',
    unexpected: '第 {step} 步：不應有 {path}，卻為 {found}。',
    length: '第 {step} 步：{path} 應有 {expected} 項，實有 {found} 項。',
    status: '第 {step} 步：狀態碼應為 {expected}，實為 {found}。',
    shape: '第 {step} 步：{path} 應為 {expected}，實為 {found}。',
    unreachable: '第 {step} 步：沒有回應。',
    skipped: '已略過，需要 {needs}。',
    summary: '共 {total} 個案例：通過 {passed}，失敗 {failed}，略過 {skipped}。',
    'all-passed': '共 {total} 個案例，全部通過。',
    'need-second-user': '--second-token',
    'need-persons': '--person, --second-person',
    'need-other-tenant': '--other-tenant-token',
    'need-old-cursor': '--old-cursor',
    'need-form': '--form',
  },
};
