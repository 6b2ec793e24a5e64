import type { Issue } from '../../issue.js';
import type { WorkflowDefinition } from '../workflow.js';
import { anything, objectOf } from '../shape.js';
import { head } from './field-shapes.js';
import { lintByRules } from './lint-head.js';

const shape = objectOf({
  ...head,
  'variables?': anything,
  events: anything,
  initial: anything,
  states: anything,
  'on?': anything,
  'after?': anything,
});

export function lintWorkflow(value: unknown): Issue[] {
  return lintByRules<WorkflowDefinition>(value, { kind: 'workflow', shape, references: () => undefined });
}
