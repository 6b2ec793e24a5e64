import type { html as litHtml, TemplateResult } from 'lit';
import type { Choice, Control } from './control.js';
import type { DrawControl } from './render-question.js';

/**
 * Makes what draws controls that few surveys have: a list to put in order, by buttons that thumbs, keyboards and screen readers can
 * all use. It is loaded at need from a file that carries no Lit of its own: a page under Trusted Types allows only one.
 *
 * @example
 * const draw = extraControls(html);
 */
export function extraControls(html: typeof litHtml): DrawControl {
  return (control, { words, take }) => {
    const ordered = inOrder(control);
    const move = (index: number, by: number): void => {
      const values = ordered.map(({ value }) => value);
      const [moved = ''] = values.splice(index, 1);
      values.splice(index + by, 0, moved);
      take(control.id, values, true);
    };
    const button = (sign: string, name: string, press: (() => void) | undefined): TemplateResult =>
      html`<button
        type="button"
        class="move"
        name=${control.id}
        aria-label=${name}
        aria-disabled=${String(press === undefined)}
        @click=${press}
      >
        ${sign}
      </button>`;
    const draw = ({ label }: Choice, index: number): TemplateResult => {
      const up =
        index > 0
          ? () => {
              move(index, -1);
            }
          : undefined;
      const down =
        index < ordered.length - 1
          ? () => {
              move(index, 1);
            }
          : undefined;
      return html`<li class="choice">
        <span class="edge"></span><b class="rank">${index + 1}</b><span class="drawn">${label}</span>
        ${button(
          '↑',
          words.moveUp.replace('{option}', () => label),
          up,
        )}
        ${button(
          '↓',
          words.moveDown.replace('{option}', () => label),
          down,
        )}
      </li>`;
    };
    return html`<ol class="ranking">
      ${ordered.map(draw)}
    </ol>`;
  };
}

/** The customer's order, with what is not in it yet behind. */
function inOrder({ choices, order }: Control): readonly Choice[] {
  const place = ({ value }: Choice): number => {
    const index = order.indexOf(value);
    return index < 0 ? order.length : index;
  };
  return [...choices].sort((a, b) => place(a) - place(b));
}
