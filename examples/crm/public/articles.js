/** What the hotline knows, as its knowledge base gives it. */
export const ARTICLES = [
  {
    id: 'water',
    language: 'en',
    title: 'Water under the sink',
    text: 'Close the valve below the sink: turn it to the right.\n\nPut a bucket under the trap. A plumber comes within four hours, at night too.',
    keywords: ['leak', 'pipe', 'plumber'],
  },
  {
    id: 'water-zh-cn',
    language: 'zh-CN',
    title: '水槽下漏水',
    text: '请客户关闭水槽下方的阀门（顺时针）。\n\n在存水弯下放一个桶。水电工四小时内上门，夜间也可以。',
    keywords: ['漏水', '水管'],
  },
  {
    id: 'water-zh-tw',
    language: 'zh-TW',
    title: '水槽下漏水',
    text: '請客戶關閉水槽下方的閥門（順時針）。\n\n在存水彎下放一個桶。水電工四小時內到府，夜間也可以。',
    keywords: ['漏水', '水管'],
  },
  {
    id: 'lift',
    language: 'en',
    title: 'Lift stands still',
    text: 'Ask first whether anybody is inside. Then it is an emergency, and the rescue team is there within 30 minutes.\n\nOtherwise the lift company comes on the same day.',
    keywords: ['elevator', 'trapped'],
  },
  {
    id: 'lift-zh-cn',
    language: 'zh-CN',
    title: '电梯停运',
    text: '先问里面是否有人。有人被困按紧急情况处理，救援人员 30 分钟内到达。\n\n无人被困时，电梯公司当天上门。',
    keywords: ['困人', '救援'],
  },
  {
    id: 'lift-zh-tw',
    language: 'zh-TW',
    title: '電梯停擺',
    text: '先問裡面是否有人。有人受困按緊急情況處理，救援人員 30 分鐘內到達。\n\n無人受困時，電梯公司當天到府。',
    keywords: ['受困', '救援'],
  },
];
