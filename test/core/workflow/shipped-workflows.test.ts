import {
  lintDefinition,
  LOCALES,
  startWorkflow,
  type Text,
  type WorkflowDefinition,
  type WorkflowState,
} from '@callside/core';
import { expect } from 'chai';
import { SHIPPED_WORKFLOWS } from '../support/shipped-workflows.js';
import { ALL_ROLES } from '../support/workflows.js';

function statesOf(states: WorkflowDefinition['states']): WorkflowState[] {
  return Object.values(states).flatMap((state) => [state, ...statesOf(state.states ?? {})]);
}

function textsOf({ title, events, states }: WorkflowDefinition): Text[] {
  return [title, ...Object.values(events).map((event) => event.title), ...statesOf(states).map((state) => state.title)];
}

function rolesOf({ on = {}, states }: WorkflowDefinition): string[] {
  const all = [on, ...statesOf(states).map((state) => state.on ?? {})];
  return all.flatMap((each) => Object.values(each).flatMap((ways) => ways.flatMap(({ roles = [] }) => roles)));
}

for (const workflow of SHIPPED_WORKFLOWS) {
  describe(`the workflow ${workflow.id}`, () => {
    it('has nothing for the linter to find', () => expect(lintDefinition(workflow)).to.deep.equal([]));

    it('starts', () => expect(startWorkflow(workflow, { now: 0 }).snapshot.left).to.equal(0));

    it('names every state and event in three languages', () => {
      const short = textsOf(workflow).filter((text) => LOCALES.some((tag) => !Object.hasOwn(text as object, tag)));
      expect(short).to.deep.equal([]);
    });

    it('knows no roles but those of the house', () => expect(ALL_ROLES).to.include.members(rolesOf(workflow)));

    it('is plain JSON', () => expect(JSON.parse(JSON.stringify(workflow))).to.deep.equal(workflow));
  });
}
