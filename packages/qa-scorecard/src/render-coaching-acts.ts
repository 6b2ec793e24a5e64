import type { CoachingGoal, Locale, Statistic } from '@callside/core';
import { formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { levelText } from './coaching-figure.js';
import type { CoachingAct } from './coaching-plan.model.js';
import { COACHING_PLAN_STRINGS } from './coaching-plan.strings.js';

/** What is asked with what is said to a plan. */
export interface AskedOfPlan {
  readonly note?: string;
  /** A day as in a date field. */
  readonly nextDue?: string;
}

export interface CoachingActsView {
  readonly acts: ReadonlySet<CoachingAct>;
  readonly goal: CoachingGoal;
  /** What was measured since the plan has begun; undefined until that is known. */
  readonly since: Statistic | undefined;
  readonly typed: AskedOfPlan;
  readonly busy: boolean;
  readonly locale: Locale;
  readonly write: (typed: AskedOfPlan) => void;
  readonly say: (act: CoachingAct) => void;
}

/**
 * What this person can say to a plan now, with what it asks for.
 *
 * @example
 * renderCoachingActs({ acts, goal, since, typed, busy: false, locale: 'en', write, say });
 */
export function renderCoachingActs(view: CoachingActsView): TemplateResult | typeof nothing {
  const { acts, goal, since, typed, busy, locale, write, say } = view;
  if (acts.size === 0) return nothing;
  const strings = COACHING_PLAN_STRINGS[locale];
  const button = (act: CoachingAct, look = ''): TemplateResult | typeof nothing =>
    acts.has(act)
      ? html`<button
          class=${look}
          type="button"
          data-act=${act}
          ?disabled=${busy}
          @click=${() => {
            say(act);
          }}
        >
          ${strings[act]}
        </button>`
      : nothing;
  const measured =
    since === undefined || since.value === null
      ? strings['measured-none']
      : formatText(strings['measured-now'], { figure: levelText(goal, since, locale) });
  return html`<div class="ask">
    ${acts.has('check') ? html`<span class="note" data-since>${measured}</span>` : nothing}
    ${
      acts.has('act')
        ? html`<label class="field"
            >${strings.note}<textarea
              class="text"
              name="note"
              rows="2"
              maxlength="3000"
              .value=${typed.note ?? ''}
              ?disabled=${busy}
              @input=${(event: InputEvent) => {
                write({ note: (event.target as HTMLTextAreaElement).value });
              }}
            ></textarea>
          </label>`
        : nothing
    }
    ${
      acts.has('repeat')
        ? html`<label class="field"
            >${strings['next-due']}<input
              class="text"
              name="due"
              type="date"
              .value=${typed.nextDue ?? ''}
              ?disabled=${busy}
              @change=${(event: Event) => {
                write({ nextDue: (event.target as HTMLInputElement).value });
              }}
          /></label>`
        : nothing
    }
    <div class="row">
      ${button('withdraw')} ${button('repeat')} ${button('start', 'primary')} ${button('check', 'primary')}
      ${button('act', 'primary')} ${button('secure', 'primary')}
    </div>
  </div>`;
}
