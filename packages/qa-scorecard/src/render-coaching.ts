import type { CoachingPlan, CoachingRound, CoachingStanding, Locale } from '@callside/core';
import { formatText, momentText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { figureText, levelText, numberText } from './coaching-figure.js';
import { figureOf } from './coaching-plan.model.js';
import { COACHING_PLAN_STRINGS } from './coaching-plan.strings.js';

export interface CoachingView {
  readonly plan: CoachingPlan;
  readonly standing: CoachingStanding;
  /** The goal in words. */
  readonly goal: string;
  readonly locale: Locale;
  readonly now: number;
  readonly busy: boolean;
  readonly tick: (step: string) => void;
}

const WHEEL = ['plan', 'do', 'check', 'act'] as const;

/**
 * A plan from what was found to what its rounds have shown, each with from how many it is and how sure.
 *
 * @example
 * renderCoaching({ plan, standing, goal: 'Greeting', locale: 'en', now, busy: false, tick });
 */
export function renderCoaching(view: CoachingView): TemplateResult {
  const { plan, standing, goal, locale } = view;
  const strings = COACHING_PLAN_STRINGS[locale];
  const { state } = standing.snapshot;
  return html`<ol class="wheel">
      ${WHEEL.map(
        (each) =>
          html`<li class="pill ${each === state ? 'on' : ''}" aria-current=${each === state ? 'step' : 'false'}>
            ${strings[`state-${each}`]}
          </li>`,
      )}
    </ol>
    <dl class="facts">
      <dt>${strings.finding}</dt>
      <dd class="said">${plan.finding}</dd>
      <dt>${strings.goal}</dt>
      <dd>${goal}</dd>
      <dt>${strings.before}</dt>
      <dd>${levelText(plan.goal, figureOf(plan.goal, plan.baseline), locale)}</dd>
      <dt>${strings.target}</dt>
      <dd>${numberText(plan.goal, plan.target, locale)}</dd>
      <dt>${strings.due}</dt>
      <dd>${dayText(standing.dueAt, locale)}</dd>
    </dl>
    ${renderSteps(view)} ${standing.rounds.map((round) => renderRound(view, round))}`;
}

function renderSteps({ standing, locale, now, busy, tick }: CoachingView): TemplateResult {
  const strings = COACHING_PLAN_STRINGS[locale];
  const isOpen = !['closed', 'withdrawn'].includes(standing.snapshot.state);
  return html`<h3>${strings.steps}</h3>
    <ul class="lines">
      ${standing.steps.map(({ id, text, dueAt, done, overdue }) => {
        const day = dueAt === undefined ? '' : dayText(dueAt, locale);
        const due =
          day === ''
            ? nothing
            : html`<span class="note ${overdue ? 'warn' : ''}"
                >${formatText(overdue ? strings.overdue : strings.until, { time: day })}</span
              >`;
        const isDone = html`<span class="note"
          >${formatText(strings.done, { time: momentText(done?.at ?? 0, now, locale), by: done?.by ?? '' })}</span
        >`;
        const button = html`<button
          type="button"
          data-tick=${id}
          ?disabled=${busy}
          aria-label=${`${strings.tick}: ${text}`}
          @click=${() => {
            tick(id);
          }}
        >
          ${strings.tick}
        </button>`;
        return html`<li class="line">
          <span class="words">${text}</span>
          ${done === undefined ? html`${due} ${isOpen ? button : nothing}` : isDone}
        </li>`;
      })}
    </ul>`;
}

function renderRound({ plan, locale }: CoachingView, round: CoachingRound): TemplateResult {
  const strings = COACHING_PLAN_STRINGS[locale];
  const { comparison, reached, note } = round;
  return html`<h3>${formatText(strings.round, { round: round.round })}</h3>
    <dl class="facts" data-round=${round.round}>
      <dt>${strings.before}</dt>
      <dd>${levelText(plan.goal, comparison.before, locale)}</dd>
      <dt>${strings.after}</dt>
      <dd>${levelText(plan.goal, comparison.after, locale)}</dd>
      <dt>${strings.difference}</dt>
      <dd>${figureText(plan.goal, comparison.difference, locale)}</dd>
    </dl>
    <p class="state ${comparison.change === 'worse' ? 'bad' : ''}">
      ${strings[`change-${comparison.change}`]} ${reached ? strings.reached : strings['not-reached']}
    </p>
    ${note === undefined ? nothing : html`<p class="said">${note}</p>`}`;
}

/** The day that ends at a moment. */
export function dayText(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at - 1);
}
