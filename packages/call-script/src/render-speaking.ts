import { sharedFieldId, textFor, type CallScriptDefinition, type Locale, type Text, type Value } from '@callside/core';
import { renderField } from '@callside/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ScriptModel } from './call-script.model.js';
import { TEXT_SIZES, type ScriptPanel, type TextSize } from './script-panel.js';
import { gapsIn, lineState, questionFor, spoken } from './script-words.js';
import { SCRIPT_TOOL_STRINGS } from './script-tools.strings.js';
import { VARIABLE_STRINGS } from './variable.strings.js';

/**
 * What helps with speaking, below the words to say: the same in the customer's language, how a word is spoken, and a place for
 * what nobody knows yet.
 *
 * @example
 * renderSpeaking(panel);
 */
export function renderSpeaking(panel: ScriptPanel): TemplateResult {
  const { locale, model } = panel;
  const strings = SCRIPT_TOOL_STRINGS[locale];
  const { say, pronunciation } = model.step;
  const tongue = otherTongue(say, panel);
  return html`${
    tongue === undefined
      ? nothing
      : html`<p class="say other" lang=${tongue}>
          <small>${strings['in-language']}</small>${spoken(panel, textFor(say, tongue))}
        </p>`
  }
  ${pronunciation === undefined ? nothing : html`<p class="note"><b>${strings.pronunciation}</b> ${textFor(pronunciation, locale)}</p>`}
  ${renderMissing(panel)}`;
}

/**
 * Buttons that make the words to say smaller or larger.
 *
 * @example
 * renderTextSize(panel);
 */
export function renderTextSize({ host, locale }: ScriptPanel): TemplateResult {
  const strings = SCRIPT_TOOL_STRINGS[locale];
  const at = TEXT_SIZES.indexOf(host.textSize);
  const button = (to: TextSize | undefined, label: string, sign: string): TemplateResult =>
    html`<button
      type="button"
      class="quiet"
      ?disabled=${to === undefined}
      title=${label}
      aria-label=${`${sign} ${label}`}
      @click=${() => {
        if (to !== undefined) host.textSize = to;
      }}
    >
      ${sign}
    </button>`;
  return html`<span class="sizes" role="group" aria-label=${strings['text-size']}
    >${button(TEXT_SIZES[at - 1], strings.smaller, 'A−')}${button(TEXT_SIZES[at + 1], strings.larger, 'A+')}</span
  >`;
}

/** The language of the customer, where the words have a text of their own in it. */
function otherTongue(say: Text | undefined, { host, call, locale }: ScriptPanel): string | undefined {
  const given = host.customerLanguage ?? call.scope().customer?.['language'];
  const customerLanguage = typeof given === 'string' && given !== '' ? given : undefined;
  if (customerLanguage === undefined || say === undefined || typeof say === 'string') return undefined;
  const theirs = textFor(say, customerLanguage);
  const tag = Object.keys(say).find((each) => say[each] === theirs);
  return theirs === textFor(say, locale) || tag?.split('-')[0] !== customerLanguage.split('-')[0] ? undefined : tag;
}

/** What the words to say name and nobody knows: the question for it where the script has one, else a line to write on. */
function renderMissing(panel: ScriptPanel): TemplateResult | typeof nothing {
  const { model, call, locale, note, draw } = panel;
  const variables = askedAt(panel);
  if (variables.length === 0) return nothing;
  const { given = {} } = model.run;
  const line = (variable: string): TemplateResult | typeof nothing => {
    const question = questionFor(model, variable);
    if (question !== undefined) {
      const asked = lineState(question, call.values[question.id] ?? null, call);
      return asked === undefined ? nothing : draw(asked);
    }
    const label = nameOf(variable, model.definition, locale);
    const state = lineState({ id: variable, type: 'text', label }, ownOf(given, variable) ?? null, call);
    const take = (id: string, value: Value): void =>
      note({ ...model.run, given: withGiven(model.run.given, id, value) });
    return state === undefined ? nothing : renderField(state, { locale, issues: [], take });
  };
  return html`<div class="missing">
    <p class="note">${SCRIPT_TOOL_STRINGS[locale].missing}</p>
    <div class="grid">${repeat(variables, (variable) => variable, line)}</div>
  </div>`;
}

/** What was asked for at the step on screen: a line stays while it is written on. */
const ASKED = new WeakMap<ScriptModel, { readonly visits: number; readonly variables: readonly string[] }>();

/** The variables that nobody knows, with those that nobody knew when the step was come to; the step's own questions apart. */
function askedAt(panel: ScriptPanel): readonly string[] {
  const { model, locale } = panel;
  const visits = model.run.path.length;
  const before = ASKED.get(model);
  const shown = (model.step.fields ?? []).map((field) => `fields.${sharedFieldId(field)}`);
  const open = gapsIn(panel, textFor(model.step.say, locale)).filter((variable) => !shown.includes(variable));
  const variables = [...new Set([...(before?.visits === visits ? before.variables : []), ...open])];
  ASKED.set(model, { visits, variables });
  return variables;
}

/** What an agent calls a variable: the title that the script gives it, else a word for what every call has. */
function nameOf(variable: string, { variables = [] }: CallScriptDefinition, locale: Locale): Text {
  const own = variables.find(({ id }) => `fields.${id}` === variable)?.title;
  return own ?? ownOf(VARIABLE_STRINGS[locale], variable) ?? variable;
}

/** What stands under a name; what every object has under it from nature is nothing. */
function ownOf<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** What is known by the agent's word: an empty line takes it back. */
function withGiven(given: Readonly<Record<string, string>> = {}, id: string, value: Value): Record<string, string> {
  const { [id]: _before, ...others } = given;
  return typeof value === 'string' && value !== '' ? { ...others, [id]: value } : others;
}
