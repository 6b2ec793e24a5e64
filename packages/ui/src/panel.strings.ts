import type { Strings } from './strings.js';

type Key =
  | 'brokenTitle'
  | 'notKept'
  | 'savedHere'
  | 'savedMemory'
  | 'waiting'
  | 'sending'
  | 'arrived'
  | 'refused'
  | 'unauthorized'
  | 'outdated'
  | 'failing'
  | 'locked'
  | 'full'
  | 'vanished'
  | 'damaged';

/** Texts that every panel shares: where the data is, and that a definition cannot be used. */
export const PANEL_STRINGS: Strings<Key> = {
  en: {
    brokenTitle: 'This form cannot be shown',
    notKept: 'Kept by this page only',
    savedHere: 'Saved on this device',
    savedMemory: 'Kept until this page closes: the browser refuses to store',
    waiting: 'Saved on this device · {count} waiting for network',
    sending: 'Saved on this device · sending',
    arrived: 'Saved on the server',
    refused: '{count} refused by the server: needs a look',
    unauthorized: 'Saved on this device · sign in to send {count}',
    outdated: 'Saved on this device · reload the page to send {count}',
    failing: 'Not saved: the browser’s storage fails. Reload the page',
    locked: 'Locked: unlock to save',
    full: 'Saved on this device · its disk is full',
    vanished: 'Saved on this device · the browser has deleted earlier records',
    damaged: 'Saved on this device · some records here cannot be read',
  },
  'zh-CN': {
    brokenTitle: '无法显示此表单',
    notKept: '仅保留在本页面',
    savedHere: '已保存在本机',
    savedMemory: '仅保留到页面关闭：浏览器不允许存储',
    waiting: '已保存在本机 · {count} 项等待网络',
    sending: '已保存在本机 · 正在发送',
    arrived: '已保存到服务器',
    refused: '{count} 项被服务器拒绝，请处理',
    unauthorized: '已保存在本机 · 登录后发送 {count} 项',
    outdated: '已保存在本机 · 刷新页面后发送 {count} 项',
    failing: '未保存：浏览器存储出错，请刷新页面',
    locked: '已锁定：解锁后保存',
    full: '已保存在本机 · 磁盘已满',
    vanished: '已保存在本机 · 浏览器删除了之前的记录',
    damaged: '已保存在本机 · 部分记录无法读取',
  },
  'zh-TW': {
    brokenTitle: '無法顯示此表單',
    notKept: '僅保留在本頁面',
    savedHere: '已儲存在本機',
    savedMemory: '僅保留到頁面關閉：瀏覽器不允許儲存',
    waiting: '已儲存在本機 · {count} 項等待網路',
    sending: '已儲存在本機 · 正在傳送',
    arrived: '已儲存到伺服器',
    refused: '{count} 項被伺服器拒絕，請處理',
    unauthorized: '已儲存在本機 · 登入後傳送 {count} 項',
    outdated: '已儲存在本機 · 重新整理頁面後傳送 {count} 項',
    failing: '未儲存：瀏覽器儲存空間出錯，請重新整理頁面',
    locked: '已鎖定：解鎖後儲存',
    full: '已儲存在本機 · 磁碟已滿',
    vanished: '已儲存在本機 · 瀏覽器刪除了先前的記錄',
    damaged: '已儲存在本機 · 部分記錄無法讀取',
  },
};
