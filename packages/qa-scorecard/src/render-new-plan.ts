import type { CoachingCase, Issue, Locale, Statistic } from '@callside/core';
import { formatText, issueText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { levelText } from './coaching-figure.js';
import type { GoalChoice } from './coaching-plan.model.js';
import { COACHING_PLAN_STRINGS } from './coaching-plan.strings.js';

/** What stands in the form of a new plan. */
export interface TypedPlan {
  readonly agentId?: string;
  readonly finding?: string;
  readonly goal?: string;
  readonly target?: string;
  readonly due?: string;
  /** One on each line. */
  readonly steps?: string;
}

export interface NewPlanView {
  readonly typed: TypedPlan;
  readonly cases: readonly CoachingCase[];
  readonly choices: readonly GoalChoice[];
  /** What was measured of the chosen goal; undefined until that is known. */
  readonly baseline: Statistic | undefined;
  readonly issues: readonly Issue[];
  readonly busy: boolean;
  readonly locale: Locale;
  readonly write: (typed: TypedPlan) => void;
  readonly open: () => void;
}

/**
 * The form of a new plan: what was found, what is to become better, from where to where, by when, and by which steps.
 *
 * @example
 * renderNewPlan({ typed, cases, choices, baseline, issues: [], busy: false, locale: 'en', write, open });
 */
export function renderNewPlan(view: NewPlanView): TemplateResult {
  const { typed, cases, choices, baseline, busy, locale, write } = view;
  const strings = COACHING_PLAN_STRINGS[locale];
  const goal = choices.find(({ id }) => id === typed.goal)?.goal;
  const given = (name: keyof TypedPlan) => (event: Event) => {
    write({ [name]: (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value });
  };
  return html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      view.open();
    }}
  >
    ${cases.length === 0 ? nothing : html`<p class="note">${formatText(strings.cases, { count: cases.length })}</p>`}
    <label class="field"
      >${strings.agent}<input
        class="text"
        name="agentId"
        maxlength="64"
        autocomplete="off"
        .value=${typed.agentId ?? ''}
        ?disabled=${busy}
        @input=${given('agentId')}
      />${problemAt(view, 'agentId')}</label
    >
    <label class="field"
      >${strings.finding}<textarea
        class="text"
        name="finding"
        rows="3"
        maxlength="3000"
        .value=${typed.finding ?? ''}
        ?disabled=${busy}
        @input=${given('finding')}
      ></textarea
      >${problemAt(view, 'finding')}</label
    >
    <label class="field"
      >${strings.goal}<select class="text" name="goal" ?disabled=${busy} @change=${given('goal')}>
        <option value="" ?selected=${goal === undefined}>${strings.choose}</option>
        ${choices.map(({ id, title }) => html`<option value=${id} ?selected=${id === typed.goal}>${title}</option>`)}</select
      >${problemAt(view, 'goal')}</label
    >
    ${
      goal === undefined || baseline === undefined
        ? nothing
        : html`<p class="note" data-baseline>
            ${
              baseline.value === null
                ? strings['baseline-none']
                : html`${strings.baseline}: ${levelText(goal, baseline, locale)}`
            }
          </p>`
    }
    ${problemAt(view, 'baseline')}
    <div class="pair">
      <label class="field"
        >${strings.target}<input
          class="text"
          name="target"
          inputmode="decimal"
          autocomplete="off"
          .value=${typed.target ?? ''}
          ?disabled=${busy}
          @input=${given('target')}
        />${problemAt(view, 'target')}</label
      >
      <label class="field"
        >${strings.due}<input
          class="text"
          name="due"
          type="date"
          .value=${typed.due ?? ''}
          ?disabled=${busy}
          @change=${given('due')}
        />${problemAt(view, 'dueAt')}</label
      >
    </div>
    <label class="field"
      >${strings.steps}<textarea
        class="text"
        name="steps"
        rows="4"
        .value=${typed.steps ?? ''}
        ?disabled=${busy}
        aria-describedby="steps-help"
        @input=${given('steps')}
      ></textarea
      ><span class="note" id="steps-help">${strings['steps-help']}</span>${problemAt(view, 'steps')}</label
    >
    <div class="row">
      <button class="primary" type="submit" data-open ?disabled=${busy}>${strings.open}</button>
    </div>
  </form>`;
}

/** What is missing at one of the fields. */
function problemAt({ issues, locale }: NewPlanView, name: string): TemplateResult | typeof nothing {
  const found = issues.find(({ path }) => path[0] === name);
  if (found === undefined) return nothing;
  return html`<span class="refusal" data-problem=${name}>${issueText(found, locale)}</span>`;
}
