import { textFor, type CallScriptDefinition, type Locale, type StageTime } from '@callside/core';
import { formatDuration, formatText } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { CALL_SCRIPT_STRINGS } from './call-script.strings.js';

/**
 * The stages with a quiet gauge each: it fills towards the target and turns amber past it.
 *
 * @example
 * renderRail(script, stageTimes(script, run, now), 'en');
 */
export function renderRail(
  { stages }: CallScriptDefinition,
  times: readonly StageTime[],
  locale: Locale,
): TemplateResult {
  const strings = CALL_SCRIPT_STRINGS[locale];
  return html`<ol class="rail" aria-label=${strings.stages}>
    ${times.map((time, index) => {
      const title = textFor(stages[index]?.title, locale);
      const spent = formatDuration(time.seconds * 1000);
      const target = formatDuration((time.targetSeconds ?? 0) * 1000);
      const label = time.over ? formatText(strings.stageOver, { title, time: target }) : `${title} ${spent}`;
      return html`<li
        class=${time.over ? 'over' : ''}
        title=${label}
        aria-current=${time.state === 'now' ? 'step' : nothing}
      >
        <progress max="1" .value=${fill(time)} aria-label=${label}></progress
        >${title}${time.state === 'now' ? ` · ${spent}` : ''}
      </li>`;
    })}
  </ol>`;
}

/** 0 ahead, 1 behind, and in between the share of the target that is used. */
function fill({ state, seconds, targetSeconds }: StageTime): number {
  if (state !== 'now') return state === 'done' ? 1 : 0;
  return targetSeconds === undefined ? 0.5 : Math.max(0.03, seconds / targetSeconds);
}
