import type { CaseToReview, CoachingCase, Issue, Locale, Statistic } from '@callside/core';
import { formatText, issueText, momentText } from '@callside/ui';
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
  /** Ids of the cases that are chosen, with blanks between. */
  readonly chosen?: string;
}

export interface NewPlanView {
  readonly typed: TypedPlan;
  /** What the plan is made from so far. */
  readonly cases: readonly CoachingCase[];
  /** What could be chosen. */
  readonly found: readonly CaseToReview[];
  readonly now: number;
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
    ${renderCases(view)}
    ${cases.length === 0 ? nothing : html`<p class="note" data-cases>${formatText(strings.cases, { count: cases.length })}</p>`}
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

/** Low scores and complaints of the agent, for the plan to be made from. */
function renderCases({ typed, found, busy, locale, now, write }: NewPlanView): TemplateResult | typeof nothing {
  if (found.length === 0) return nothing;
  const strings = COACHING_PLAN_STRINGS[locale];
  const chosen = (typed.chosen ?? '').split(' ').filter((id) => id !== '');
  return html`<fieldset>
    <legend>${strings['to-review']}</legend>
    <div class="choices">
      ${found.map(
        ({ id, reason, total = 0, at }) =>
          html`<label
            ><input
              type="checkbox"
              data-case=${id}
              .checked=${chosen.includes(id)}
              ?disabled=${busy}
              @change=${(event: Event) => {
                const others = chosen.filter((each) => each !== id);
                write({ chosen: [...others, ...((event.target as HTMLInputElement).checked ? [id] : [])].join(' ') });
              }}
            />${formatText(strings[reason], { total: Math.round(total), time: momentText(at, now, locale) })}</label
          >`,
      )}
    </div>
  </fieldset>`;
}

/** What is missing at one of the fields. */
function problemAt({ issues, locale }: NewPlanView, name: string): TemplateResult | typeof nothing {
  const found = issues.find(({ path }) => path[0] === name);
  if (found === undefined) return nothing;
  return html`<span class="refusal" data-problem=${name}>${issueText(found, locale)}</span>`;
}
