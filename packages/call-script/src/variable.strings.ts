import type { Locale } from '@callside/core';

/** What agents call the values that every call may have, by the names that prompts use. */
export const VARIABLE_STRINGS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    'customer.name': 'Name of the customer',
    'customer.phone': 'Phone of the customer',
    'customer.address': 'Address of the customer',
    'customer.email': 'E-mail of the customer',
    'agent.company': 'Our company',
    'agent.id': 'My agent number',
    'agent.name': 'My name',
    'ticket.number': 'Number of the ticket',
  },
  'zh-CN': {
    'customer.name': '客户姓名',
    'customer.phone': '客户电话',
    'customer.address': '客户地址',
    'customer.email': '客户邮箱',
    'agent.company': '我方公司名称',
    'agent.id': '我的工号',
    'agent.name': '我的姓名',
    'ticket.number': '工单编号',
  },
  'zh-TW': {
    'customer.name': '客戶姓名',
    'customer.phone': '客戶電話',
    'customer.address': '客戶地址',
    'customer.email': '客戶信箱',
    'agent.company': '我方公司名稱',
    'agent.id': '我的工號',
    'agent.name': '我的姓名',
    'ticket.number': '工單編號',
  },
};
