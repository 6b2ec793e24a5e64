import type { CalibrationRefusal } from '@callside/core';
import type { Strings } from '@callside/ui';

type Key =
  | CalibrationRefusal
  | 'title'
  | 'none'
  | 'back'
  | 'new'
  | 'begin'
  | 'cancel'
  | 'name'
  | 'note'
  | 'due'
  | 'calls'
  | 'evaluators'
  | 'expert'
  | 'expert-help'
  | 'no-expert'
  | 'me'
  | 'no-calls'
  | 'calls-too-short'
  | 'calls-too-long'
  | 'evaluators-too-short'
  | 'evaluators-too-long'
  | 'expert-not-named'
  | 'begun'
  | 'to-rate'
  | 'due-at'
  | 'overdue'
  | 'state-open'
  | 'state-finalised'
  | 'state-withdrawn'
  | 'not-sent'
  | 'led-by-me'
  | 'call'
  | 'score'
  | 'go-on'
  | 'handed-in'
  | 'late'
  | 'not-here'
  | 'no-scorecard'
  | 'progress'
  | 'progress-of'
  | 'is-expert'
  | 'blind'
  | 'rated'
  | 'finalise'
  | 'finalise-ask'
  | 'finalise-missing'
  | 'withdraw'
  | 'withdraw-ask'
  | 'finalised-now'
  | 'withdrawn-now'
  | 'late-note'
  | 'failed';

/** Texts of calibrations: the list, what is to be scored, and how one ends. */
export const CALIBRATION_STRINGS: Strings<Key> = {
  en: {
    title: 'Calibrations',
    none: 'There is no calibration for you.',
    back: 'Back',
    new: 'New calibration…',
    begin: 'Begin',
    cancel: 'Cancel',
    name: 'Title',
    note: 'What should the evaluators know?',
    due: 'Due on',
    calls: 'Calls',
    evaluators: 'Evaluators',
    expert: 'Expert',
    'expert-help': 'The others are held to the expert’s answers; without one, to the mean of all.',
    'no-expert': 'None',
    me: '{name} (you)',
    'no-calls': 'There is no call to choose from.',
    'calls-too-short': 'Choose at least one call.',
    'calls-too-long': 'Choose at most {max} calls.',
    'evaluators-too-short': 'Choose at least two evaluators.',
    'evaluators-too-long': 'Choose at most {max} evaluators.',
    'expert-not-named': 'The expert has to be one of the evaluators.',
    begun: 'The calibration has begun.',
    'to-rate': '{count} to score',
    'due-at': 'Due {time}',
    overdue: 'Was due {time}',
    'state-open': 'Open',
    'state-finalised': 'Finalised',
    'state-withdrawn': 'Withdrawn',
    'not-sent': 'Not sent yet',
    'led-by-me': 'You lead it',
    call: 'Call {number}',
    score: 'Score',
    'go-on': 'Score {call}',
    'handed-in': 'Handed in',
    late: 'Came too late',
    'not-here': 'The call is not on this device.',
    'no-scorecard': 'The scorecard “{id}”, version {version}, is not here.',
    progress: 'Handed in so far',
    'progress-of': '{rated} of {calls}',
    'is-expert': 'Expert',
    blind: 'What the others say is shown once the calibration is finalised.',
    rated: 'Handed in. It cannot be changed any more.',
    finalise: 'Finalise…',
    'finalise-ask': 'Nobody can hand in anything after this, and all evaluators see what was said.',
    'finalise-missing': 'Not everything is handed in: {names}.',
    withdraw: 'Withdraw…',
    'withdraw-ask': 'The calibration ends, and nobody sees what was said.',
    'finalised-now': 'The calibration is finalised.',
    'withdrawn-now': 'The calibration is withdrawn.',
    'late-note': 'What you said of {count} calls came after the end. It is kept on this device and not compared.',
    failed: 'That did not work. Try again.',
    finalised: 'The calibration is finalised: nothing can be handed in any more.',
    withdrawn: 'The calibration was withdrawn: nothing can be handed in any more.',
    'not-named': 'You are not among the evaluators.',
    'call-not-included': 'The call is not part of the calibration.',
    'rated-already': 'You have handed in this call already.',
    'other-scorecard': 'The calibration uses another version of the scorecard.',
    'not-the-leader': 'Only who leads the calibration can end it.',
    'nothing-rated': 'Nobody has handed in anything yet.',
  },
  'zh-CN': {
    title: '校准会',
    none: '没有与您有关的校准会。',
    back: '返回',
    new: '新建校准会…',
    begin: '开始',
    cancel: '取消',
    name: '标题',
    note: '需要让质检员知道什么？',
    due: '截止日期',
    calls: '通话',
    evaluators: '质检员',
    expert: '专家',
    'expert-help': '以专家的评分为准比较其他人；没有专家时，以所有人的平均值为准。',
    'no-expert': '无',
    me: '{name}（您）',
    'no-calls': '没有可选的通话。',
    'calls-too-short': '请至少选择一通电话。',
    'calls-too-long': '最多选择 {max} 通电话。',
    'evaluators-too-short': '请至少选择两名质检员。',
    'evaluators-too-long': '最多选择 {max} 名质检员。',
    'expert-not-named': '专家必须是其中一名质检员。',
    begun: '校准会已开始。',
    'to-rate': '待评 {count} 通',
    'due-at': '{time} 截止',
    overdue: '已于 {time} 截止',
    'state-open': '进行中',
    'state-finalised': '已定稿',
    'state-withdrawn': '已撤销',
    'not-sent': '尚未发送',
    'led-by-me': '由您主持',
    call: '通话 {number}',
    score: '评分',
    'go-on': '评分：{call}',
    'handed-in': '已提交',
    late: '提交过晚',
    'not-here': '此设备上没有这通电话。',
    'no-scorecard': '此处没有评分表“{id}”第 {version} 版。',
    progress: '目前提交情况',
    'progress-of': '{rated} / {calls}',
    'is-expert': '专家',
    blind: '定稿之后才会显示其他人的评分。',
    rated: '已提交，不能再更改。',
    finalise: '定稿…',
    'finalise-ask': '此后任何人都不能再提交，所有质检员都能看到评分。',
    'finalise-missing': '尚未全部提交：{names}。',
    withdraw: '撤销…',
    'withdraw-ask': '校准会结束，评分不会向任何人显示。',
    'finalised-now': '校准会已定稿。',
    'withdrawn-now': '校准会已撤销。',
    'late-note': '您对 {count} 通电话的评分在结束之后才提交，已保存在此设备上，不参与比较。',
    failed: '操作未成功，请重试。',
    finalised: '校准会已定稿，不能再提交。',
    withdrawn: '校准会已撤销，不能再提交。',
    'not-named': '您不在质检员名单中。',
    'call-not-included': '这通电话不属于此校准会。',
    'rated-already': '您已提交过这通电话。',
    'other-scorecard': '此校准会使用另一版评分表。',
    'not-the-leader': '只有主持人才能结束校准会。',
    'nothing-rated': '还没有人提交。',
  },
  'zh-TW': {
    title: '校準會',
    none: '沒有與您有關的校準會。',
    back: '返回',
    new: '新增校準會…',
    begin: '開始',
    cancel: '取消',
    name: '標題',
    note: '需要讓質檢員知道什麼？',
    due: '截止日期',
    calls: '通話',
    evaluators: '質檢員',
    expert: '專家',
    'expert-help': '以專家的評分為準比較其他人；沒有專家時，以所有人的平均值為準。',
    'no-expert': '無',
    me: '{name}（您）',
    'no-calls': '沒有可選的通話。',
    'calls-too-short': '請至少選擇一通電話。',
    'calls-too-long': '最多選擇 {max} 通電話。',
    'evaluators-too-short': '請至少選擇兩名質檢員。',
    'evaluators-too-long': '最多選擇 {max} 名質檢員。',
    'expert-not-named': '專家必須是其中一名質檢員。',
    begun: '校準會已開始。',
    'to-rate': '待評 {count} 通',
    'due-at': '{time} 截止',
    overdue: '已於 {time} 截止',
    'state-open': '進行中',
    'state-finalised': '已定稿',
    'state-withdrawn': '已撤銷',
    'not-sent': '尚未傳送',
    'led-by-me': '由您主持',
    call: '通話 {number}',
    score: '評分',
    'go-on': '評分：{call}',
    'handed-in': '已提交',
    late: '提交過晚',
    'not-here': '此裝置上沒有這通電話。',
    'no-scorecard': '此處沒有評分表「{id}」第 {version} 版。',
    progress: '目前提交情況',
    'progress-of': '{rated} / {calls}',
    'is-expert': '專家',
    blind: '定稿之後才會顯示其他人的評分。',
    rated: '已提交，不能再更改。',
    finalise: '定稿…',
    'finalise-ask': '此後任何人都不能再提交，所有質檢員都能看到評分。',
    'finalise-missing': '尚未全部提交：{names}。',
    withdraw: '撤銷…',
    'withdraw-ask': '校準會結束，評分不會向任何人顯示。',
    'finalised-now': '校準會已定稿。',
    'withdrawn-now': '校準會已撤銷。',
    'late-note': '您對 {count} 通電話的評分在結束之後才提交，已儲存在此裝置上，不參與比較。',
    failed: '操作未成功，請重試。',
    finalised: '校準會已定稿，不能再提交。',
    withdrawn: '校準會已撤銷，不能再提交。',
    'not-named': '您不在質檢員名單中。',
    'call-not-included': '這通電話不屬於此校準會。',
    'rated-already': '您已提交過這通電話。',
    'other-scorecard': '此校準會使用另一版評分表。',
    'not-the-leader': '只有主持人才能結束校準會。',
    'nothing-rated': '還沒有人提交。',
  },
};
