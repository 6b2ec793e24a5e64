import '@callside/call-script/define-cards.js';
import type { KnowledgeArticle } from '@callside/core';
import { expect } from '@open-wc/testing';
import { SideCardsHarness } from '../harness/side-cards-harness.js';
import { showElement } from '../support/widget-page.js';

/** Articles of a few lines, in Chinese words that come again and again. */
function manyArticles(count: number): KnowledgeArticle[] {
  const words = ['电梯', '维护', '登录', '失败', '退款', '发票', '客户', '工单', '回电', '地址', '密码', '重置'];
  const wordAt = (at: number): string => words[at % words.length] ?? '';
  return Array.from({ length: count }, (_, n) => ({
    id: `a${String(n)}`,
    title: `${wordAt(n)}${wordAt(n * 7)} ${String(n)}`,
    text: Array.from({ length: 60 }, (_each, at) => wordAt(n * at + at)).join(''),
  }));
}

describe('the index of articles', () => {
  it('lets the page work while a thousand articles are read', async () => {
    const cards = new SideCardsHarness(await showElement('callside-side-cards', { articles: manyArticles(1000) }));
    let turns = 0;
    const timer = setInterval(() => {
      turns++;
    });
    await cards.search('退款 999');
    await cards.seesStatus('1 found');
    clearInterval(timer);
    expect(turns).to.be.greaterThan(3);
  });
});
