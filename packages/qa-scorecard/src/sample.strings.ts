import type { Strings } from '@callside/ui';

type Key =
  | 'title'
  | 'from'
  | 'to'
  | 'per-agent'
  | 'seed'
  | 'seed-help'
  | 'strata'
  | 'stratum-all'
  | 'stratum-count'
  | 'draw'
  | 'drawn-now'
  | 'earlier'
  | 'none'
  | 'back'
  | 'sample-title'
  | 'sample-line'
  | 'by-line'
  | 'agent'
  | 'short'
  | 'open'
  | 'open-call'
  | 'scored'
  | 'call'
  | 'verify'
  | 'same'
  | 'population-differs'
  | 'population-changed'
  | 'draw-differs'
  | 'would-be'
  | 'digest'
  | 'number-too-small'
  | 'seed-malformed'
  | 'date-malformed'
  | 'days-backwards'
  | 'nothing-to-draw'
  | 'failed';

/** Texts of samples. */
export const SAMPLE_STRINGS: Strings<Key> = {
  en: {
    title: 'Samples',
    from: 'From',
    to: 'To',
    'per-agent': 'Calls of each agent',
    seed: 'Seed',
    'seed-help': 'The same seed draws the same calls again. Every draw is kept.',
    strata: 'Drawn first',
    'stratum-all': '{title}: all',
    'stratum-count': '{title}: {count} of each agent',
    draw: 'Draw',
    'drawn-now': '{count} calls are drawn.',
    earlier: 'Earlier samples',
    none: 'Nothing was drawn yet.',
    back: 'Back',
    'sample-title': '{from} to {to}',
    'sample-line': '{drawn} of {calls} calls, {agents} agents',
    'by-line': 'Drawn by {name}, {time} · {perAgent} of each agent · seed {seed}',
    agent: 'Agent {name}',
    short: 'has only {count} calls',
    open: 'Score',
    'open-call': 'Score call {number} of {name}',
    scored: 'Scored',
    call: 'Call {number}',
    verify: 'Draw again and compare',
    same: 'The same calls are drawn again, from the same {calls} calls.',
    'population-differs': 'The calls to draw from are not the same any more: {now} now, {then} then.',
    'population-changed': 'There are as many calls to draw from as then, but others, or with other facts.',
    'draw-differs': 'The calls to draw from are the same, and this seed does not draw these calls from them.',
    'would-be': '{count} of the drawn calls would not be drawn now.',
    digest: 'Sum of the calls to draw from: {digest}',
    'number-too-small': 'Enter a whole number from 1.',
    'seed-malformed': 'Enter a whole number.',
    'date-malformed': 'Enter a date.',
    'days-backwards': 'The last day is before the first.',
    'nothing-to-draw': 'There are no calls in this period.',
    failed: 'That did not work. Try again.',
  },
  'zh-CN': {
    title: '抽样',
    from: '从',
    to: '至',
    'per-agent': '每名座席的通话数',
    seed: '种子',
    'seed-help': '同一种子会再次抽出同样的通话。每次抽取都会保留。',
    strata: '优先抽取',
    'stratum-all': '{title}：全部',
    'stratum-count': '{title}：每名座席 {count} 通',
    draw: '抽取',
    'drawn-now': '已抽取 {count} 通电话。',
    earlier: '以往抽样',
    none: '尚未抽取。',
    back: '返回',
    'sample-title': '{from} 至 {to}',
    'sample-line': '{calls} 通中抽取 {drawn} 通，{agents} 名座席',
    'by-line': '{name} 抽取，{time} · 每名座席 {perAgent} 通 · 种子 {seed}',
    agent: '座席 {name}',
    short: '只有 {count} 通',
    open: '评分',
    'open-call': '评分：{name} 的通话 {number}',
    scored: '已评',
    call: '通话 {number}',
    verify: '重新抽取并比较',
    same: '从同样的 {calls} 通电话中抽出了同样的通话。',
    'population-differs': '可抽取的通话已不同：现在 {now} 通，当时 {then} 通。',
    'population-changed': '可抽取的通话数量未变，但通话或其信息已不同。',
    'draw-differs': '可抽取的通话相同，但用此种子抽不出这些通话。',
    'would-be': '已抽取的通话中有 {count} 通现在不会被抽中。',
    digest: '可抽取通话的校验和：{digest}',
    'number-too-small': '请输入不小于 1 的整数。',
    'seed-malformed': '请输入整数。',
    'date-malformed': '请输入日期。',
    'days-backwards': '结束日期早于开始日期。',
    'nothing-to-draw': '此期间没有通话。',
    failed: '操作未成功，请重试。',
  },
  'zh-TW': {
    title: '抽樣',
    from: '從',
    to: '至',
    'per-agent': '每名座席的通話數',
    seed: '種子',
    'seed-help': '同一種子會再次抽出同樣的通話。每次抽取都會保留。',
    strata: '優先抽取',
    'stratum-all': '{title}：全部',
    'stratum-count': '{title}：每名座席 {count} 通',
    draw: '抽取',
    'drawn-now': '已抽取 {count} 通電話。',
    earlier: '以往抽樣',
    none: '尚未抽取。',
    back: '返回',
    'sample-title': '{from} 至 {to}',
    'sample-line': '{calls} 通中抽取 {drawn} 通，{agents} 名座席',
    'by-line': '{name} 抽取，{time} · 每名座席 {perAgent} 通 · 種子 {seed}',
    agent: '座席 {name}',
    short: '只有 {count} 通',
    open: '評分',
    'open-call': '評分：{name} 的通話 {number}',
    scored: '已評',
    call: '通話 {number}',
    verify: '重新抽取並比較',
    same: '從同樣的 {calls} 通電話中抽出了同樣的通話。',
    'population-differs': '可抽取的通話已不同：現在 {now} 通，當時 {then} 通。',
    'population-changed': '可抽取的通話數量未變，但通話或其資訊已不同。',
    'draw-differs': '可抽取的通話相同，但用此種子抽不出這些通話。',
    'would-be': '已抽取的通話中有 {count} 通現在不會被抽中。',
    digest: '可抽取通話的校驗和：{digest}',
    'number-too-small': '請輸入不小於 1 的整數。',
    'seed-malformed': '請輸入整數。',
    'date-malformed': '請輸入日期。',
    'days-backwards': '結束日期早於開始日期。',
    'nothing-to-draw': '此期間沒有通話。',
    failed: '操作未成功，請重試。',
  },
};
