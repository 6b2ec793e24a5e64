import { html, type TemplateResult } from 'lit';
import { formatText } from '@callside/ui';
import type { Choice, Control } from './control.js';
import type { QuestionPlace } from './render-question.js';

/**
 * Draws controls that few surveys have: a list to put in order, by buttons that thumbs, keyboards and screen readers can all use.
 *
 * @example
 * survey.draw = drawExtra;
 */
export function drawExtra(control: Control, place: QuestionPlace): TemplateResult {
  const ordered = inOrder(control);
  const move = (index: number, by: number): void => {
    const values = ordered.map(({ value }) => value);
    const [moved = ''] = values.splice(index, 1);
    values.splice(index + by, 0, moved);
    place.take(control.id, values, true);
  };
  return html`<ol class="ranking">
    ${ordered.map(
      (choice, index) =>
        html`<li class="choice">
          <span class="edge"></span><b class="rank">${index + 1}</b><span class="drawn">${choice.label}</span>
          ${button('↑', { text: place.words.moveUp, choice, name: control.id, off: index === 0 }, () => {
            move(index, -1);
          })}
          ${button(
            '↓',
            { text: place.words.moveDown, choice, name: control.id, off: index === ordered.length - 1 },
            () => {
              move(index, 1);
            },
          )}
        </li>`,
    )}
  </ol>`;
}

interface MoveButton {
  readonly text: string;
  readonly choice: Choice;
  readonly name: string;
  readonly off: boolean;
}

function button(sign: string, { text, choice, name, off }: MoveButton, press: () => void): TemplateResult {
  return html`<button
    type="button"
    class="move"
    name=${name}
    aria-label=${formatText(text, { option: choice.label })}
    aria-disabled=${String(off)}
    @click=${off ? () => undefined : press}
  >
    ${sign}
  </button>`;
}

/** The customer's order, with what is not in it yet behind. */
function inOrder({ choices, order }: Control): readonly Choice[] {
  const place = ({ value }: Choice): number => {
    const index = order.indexOf(value);
    return index < 0 ? order.length : index;
  };
  return [...choices].sort((a, b) => place(a) - place(b));
}
