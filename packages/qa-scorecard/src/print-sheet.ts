import { render, type TemplateResult } from 'lit';
import { evaluationSheetStyles } from './evaluation-sheet.styles.js';

/**
 * Prints a sheet by itself, whatever else is on the page: in a frame of its own, which is gone after it.
 *
 * @example
 * printSheet(this.renderRoot, html`<h1>QA</h1>`, { title: 'QA', locale: 'en' });
 */
export function printSheet(
  root: ParentNode,
  sheet: TemplateResult,
  { title, locale }: { readonly title: string; readonly locale: string },
): void {
  const frame = document.createElement('iframe');
  frame.className = 'paper';
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  root.append(frame);
  const { contentWindow: paper, contentDocument: page } = frame;
  if (paper === null || page === null) {
    frame.remove();
    throw new Error('This page may not open a frame to print in.');
  }
  page.title = title;
  page.documentElement.lang = locale;
  adopt(paper as Window & typeof globalThis, page);
  render(sheet, page.body);
  paper.addEventListener('afterprint', () => {
    // Not while the browser is still at it.
    setTimeout(() => {
      frame.remove();
    });
  });
  paper.focus();
  paper.print();
}

/** A sheet belongs to one document: the frame gets its own. */
function adopt(paper: Window & typeof globalThis, page: Document): void {
  const styles = new paper.CSSStyleSheet();
  styles.replaceSync(evaluationSheetStyles.cssText);
  page.adoptedStyleSheets = [styles];
}
