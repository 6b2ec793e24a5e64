import {
  advance,
  goBack,
  startRun,
  startSidetrip,
  type AdvanceResult,
  type CallScriptDefinition,
  type Scope,
  type ScriptRun,
} from '@callside/core';
import { expect } from 'chai';
import { callScript } from './definitions.js';

/**
 * Walks a script; the clock goes one second per action, and 1001 leads.
 *
 * @example
 * new Walk().to(undefined, 'yes').run.step; // 'understand'
 */
export class Walk {
  readonly script: CallScriptDefinition;
  run: ScriptRun;
  #now = 0;

  constructor(script: CallScriptDefinition = callScript(), scope: Scope = {}) {
    this.script = script;
    this.run = startRun(script, { now: 0, scope }).run;
  }

  /** The moment of the next action. */
  tick(): { now: number } {
    this.#now += 1000;
    return { now: this.#now };
  }

  advance(answer?: string, scope: Scope = {}): AdvanceResult {
    const result = advance(this.script, this.run, { ...this.tick(), scope, answer });
    if (result.ok) this.run = result.run;
    return result;
  }

  back(): this {
    this.run = goBack(this.script, this.run, this.tick());
    return this;
  }

  aside(id: string): this {
    const result = startSidetrip(this.script, this.run, id, { ...this.tick(), scope: {} });
    if (result.ok) this.run = result.run;
    return this;
  }

  /** Steps by answers; fails the test where the script refuses. */
  to(...answers: readonly (string | undefined)[]): this {
    for (const answer of answers) expect(this.advance(answer)).to.have.property('ok', true);
    return this;
  }
}

/** A run that has just begun. */
export function begin(script: CallScriptDefinition = callScript(), now = 0): ScriptRun {
  return startRun(script, { now }).run;
}
