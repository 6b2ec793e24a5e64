import { mermaidText } from '../../definition/mermaid-text.js';
import { textFor, type Text } from '../../definition/text.js';
import {
  RETURN,
  type WorkflowDeadline,
  type WorkflowDefinition,
  type WorkflowTransition,
} from '../../definition/workflow.js';
import { allNodes, findTarget, workflowTree, type StateNode } from '../../definition/workflow-tree.js';
import { compileWorkflow } from '../compile-workflow.js';

export interface MermaidOptions {
  /** Language of the titles; English when absent. */
  readonly locale?: string;
}

/**
 * Draws a workflow as a Mermaid `stateDiagram-v2`. Titles are text, whatever they hold: nothing in them can add to the
 * diagram. Conditions are shown as `?`, deadlines by their delay, side-trips by `⤴`, with a return as a state of its own.
 *
 * @example
 * workflowToMermaid(TICKET_WORKFLOW, { locale: 'zh-CN' }); // 'stateDiagram-v2\n  [*] --> s0\n  state "待处理" as s0\n …'
 */
export function workflowToMermaid(definition: WorkflowDefinition, { locale = 'en' }: MermaidOptions = {}): string {
  compileWorkflow(definition);
  const root = workflowTree(definition);
  const drawing: Drawing = {
    definition,
    locale,
    ids: new Map(allNodes(root).map((node, index) => [node, `s${index - 1}`])),
    arrows: [],
  };
  const states = statesOf(root, drawing, '  ');
  // Ways that differ by what they ask or do only look the same.
  const arrows = [...new Set(drawing.arrows)].map((arrow) => `  ${arrow}`);
  return ['stateDiagram-v2', ...states, ...arrows, ''].join('\n');
}

interface Drawing {
  readonly definition: WorkflowDefinition;
  readonly locale: string;
  /** Names of states could be words of Mermaid's own, so each state gets a number. */
  readonly ids: ReadonlyMap<StateNode, string>;
  /** Drawn after all states, since they may lead anywhere. */
  readonly arrows: string[];
}

function statesOf(around: StateNode, drawing: Drawing, indent: string): string[] {
  const lines: string[] = [];
  for (const node of around.children.values()) {
    const title = mermaidText(textFor((node.state as { title?: Text }).title, drawing.locale) || node.path);
    lines.push(`${indent}state "${title}" as ${idOf(node, drawing)}`);
    if (node.children.size > 0) {
      lines.push(`${indent}state ${idOf(node, drawing)} {`, ...statesOf(node, drawing, `${indent}  `), `${indent}}`);
    }
    if (node.state.final === true) drawing.arrows.push(`${idOf(node, drawing)} --> [*]`);
    arrowsOf(node, drawing);
  }
  const first = around.children.get(around.state.initial ?? '');
  return first === undefined ? lines : [`${indent}[*] --> ${idOf(first, drawing)}`, ...lines];
}

/** What counts everywhere leaves from each state at the top. */
function arrowsOf(node: StateNode, drawing: Drawing): void {
  const around = node.parent?.parent === undefined && node.state.final !== true ? node.parent : undefined;
  for (const from of around === undefined ? [node] : [node, around]) {
    for (const [event, ways] of Object.entries(from.state.on ?? {})) {
      const title = textFor(drawing.definition.events[event]?.title, drawing.locale) || event;
      for (const way of ways) draw(way, { node, from, title, drawing });
    }
    for (const deadline of from.state.after ?? []) {
      // A deadline of the whole flow that leads nowhere would be a loop at every state.
      if (from === node || deadline.to !== undefined)
        draw(deadline, { node, from, title: deadline.delay ?? '⏰', drawing });
    }
  }
}

function draw(
  way: WorkflowTransition & WorkflowDeadline,
  { node, from, title, drawing }: { node: StateNode; from: StateNode; title: string; drawing: Drawing },
): void {
  const { to, call, when } = way;
  const start = idOf(node, drawing);
  const name = `${mermaidText(title)}${when === undefined ? '' : ' ?'}`;
  if (to === RETURN) {
    drawing.arrows.push(`state "⤶" as ${start}r`, `${start} --> ${start}r : ${name}`);
    return;
  }
  const target = call ?? to;
  const found = target === undefined ? node : findTarget(from, target);
  const side = call === undefined ? '' : '⤴ ';
  if (found !== undefined) drawing.arrows.push(`${start} --> ${idOf(found, drawing)} : ${side}${name}`);
}

function idOf(node: StateNode, { ids }: Drawing): string {
  return ids.get(node) ?? '';
}
