import type { KnowledgeArticle } from '@callside/core';

/** Articles as a host may have them, in two languages. */
export const ARTICLES: readonly KnowledgeArticle[] = [
  {
    id: 'vpn',
    title: 'VPN login fails',
    text: 'Ask for the name of the device first.\n\nReset the password in the portal, then let the customer log in to the VPN once more. The token lasts 30 seconds.',
    keywords: ['token', 'portal'],
    language: 'en',
    url: 'https://kb.example.com/vpn',
    reviewedAt: Date.UTC(2026, 9, 3),
  },
  {
    id: 'lift',
    title: 'Lift stands still',
    text: 'Ask whether anybody is inside. The rescue team of the house is there within 30 minutes.',
    language: 'en',
  },
  {
    id: 'invoice-zh',
    title: '电子发票怎么开',
    text: '在订单页面点击“申请发票”，填写抬头和税号。\n\n发票一般在 24 小时内发送到登记的邮箱；VPN 用户请先登录。',
    keywords: ['报销'],
    language: 'zh-CN',
    reviewedAt: Date.UTC(2026, 10, 2),
  },
  {
    id: 'vpn-zh',
    title: 'VPN 登录失败',
    text: '先核对设备名称，再在门户重置密码，请客户重新登录。',
    language: 'zh-CN',
  },
  { id: 'old', title: 'VPN prices of last year', text: 'Not valid any more.', expiresAt: Date.UTC(2026, 0, 1) },
];
