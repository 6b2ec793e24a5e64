import type { CallScriptDefinition, ScriptNext, ScriptStep } from '../definition/call-script.js';
import { mermaidText } from '../definition/mermaid-text.js';
import { textFor } from '../definition/text.js';
import { waysOut } from './ways-out.js';

export interface ScriptDrawingOptions {
  /** Language of the titles; English when absent. */
  readonly locale?: string;
  /** The step to mark as the one that a call stands at. */
  readonly at?: string;
}

/**
 * Draws a script as a Mermaid flowchart: a box per stage, an arrow per way with its answer, `?` for a way with a condition, a
 * dashed one from where a side-trip is taken, `⤶` for its way back. Mandatory steps are hexagons, automatic ones diamonds.
 * Steps that nothing leads to have the class `unreachable`, the current one `current`, and what waits for a flag `locked`.
 *
 * @example
 * scriptToMermaid(repairCallScript, { locale: 'zh-CN', at: run.step }); // 'flowchart TD\n  subgraph g0["问候"]\n …'
 */
export function scriptToMermaid(
  script: CallScriptDefinition,
  { locale = 'en', at }: ScriptDrawingOptions = {},
): string {
  const { start, stages, steps, sidetrips = [] } = script;
  const ids = new Map(steps.map(({ id }, index) => [id, `s${String(index)}`]));
  const idOf = (id: string): string => ids.get(id) ?? '';
  const reached = reachedSteps(steps, [start, ...sidetrips.map((trip) => trip.start)]);
  const boxes = stages.flatMap(({ id, title }, index) => [
    `subgraph g${String(index)}["${mermaidText(textFor(title, locale))}"]`,
    ...steps.filter(({ stage }) => stage === id).map((step) => `  ${idOf(step.id)}${shapeOf(step, locale)}`),
    'end',
  ]);
  const entries = [
    `start(["▶"]) --> ${idOf(start)}`,
    ...sidetrips.map(
      (trip, index) => `t${String(index)}(["⤴ ${mermaidText(textFor(trip.title, locale))}"]) -.-> ${idOf(trip.start)}`,
    ),
  ];
  const arrows = steps.flatMap((step) => arrowsOf(step, { idOf, locale }));
  const classes = steps.flatMap(({ id, requires }) => [
    ...(reached.has(id) ? [] : [`class ${idOf(id)} unreachable`]),
    ...(requires === undefined ? [] : [`class ${idOf(id)} locked`]),
    ...(id === at ? [`class ${idOf(id)} current`] : []),
  ]);
  return [
    'flowchart TD',
    ...[...boxes, ...entries, ...new Set(arrows), ...STYLES, ...classes].map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/** Told apart by their lines, not by colour alone. */
const STYLES = [
  'classDef unreachable stroke-dasharray:6 4,stroke-width:2px,opacity:0.6',
  'classDef locked stroke-width:3px',
  'classDef current stroke-width:4px,font-weight:bold',
];

function shapeOf(step: ScriptStep, locale: string): string {
  const title = mermaidText(textFor(step.title, locale) || step.id);
  if (step.automatic === true) return `{"${title}"}`;
  if (step.mandatory !== undefined) return `{{"${title}"}}`;
  return step.script === undefined ? `["${title}"]` : `[["${title}"]]`;
}

function arrowsOf(
  { id, next, answers = [], end }: ScriptStep,
  { idOf, locale }: { readonly idOf: (id: string) => string; readonly locale: string },
): string[] {
  const from = idOf(id);
  const draw = (to: ScriptNext, words: string): string[] =>
    typeof to === 'string'
      ? [arrow(from, target(to, from, idOf), words)]
      : to.flatMap(({ step, when }) => [
          arrow(
            from,
            target(step, from, idOf),
            [words, when === undefined ? '' : '?'].filter((part) => part !== '').join(' '),
          ),
        ]);
  const ends = end === true;
  return [
    ...(next === undefined || ends ? [] : draw(next, '')),
    ...answers.flatMap((answer) => {
      const words = mermaidText(textFor(answer.label, locale));
      if (answer.next !== undefined) return draw(answer.next, words);
      return ends ? [arrow(from, STOP, words)] : [];
    }),
    ...(ends && answers.every((answer) => answer.next !== undefined) ? [arrow(from, STOP, '')] : []),
  ];
}

const STOP = 'stop(["■"])';

function target(to: string, from: string, idOf: (id: string) => string): string {
  return to === 'return' ? `${from}r(["⤶"])` : idOf(to);
}

function arrow(from: string, to: string, words: string): string {
  return words === '' ? `${from} --> ${to}` : `${from} -->|"${words}"| ${to}`;
}

function reachedSteps(steps: readonly ScriptStep[], starts: readonly string[]): Set<string> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const reached = new Set(starts);
  // A set hands out what is added to it during the walk, too.
  for (const id of reached) {
    const step = byId.get(id);
    for (const to of step === undefined ? [] : waysOut(step)) reached.add(to);
  }
  return reached;
}
