import type { FieldState, Locale, ScriptRefusal, ScriptRun, SharedCall } from '@callside/core';
import type { nothing, TemplateResult } from 'lit';
import type { CallScript } from './call-script.js';
import type { ScriptModel, StepResult } from './call-script.model.js';
import type { MaskWords } from './render-step.js';

/** How large the words to say can be. */
export const TEXT_SIZES = ['small', 'medium', 'large'] as const;

export type TextSize = (typeof TEXT_SIZES)[number];

/** What the panel gives to its tools: where the call stands, and how to act on it. */
export interface ScriptPanel {
  readonly host: CallScript;
  readonly model: ScriptModel;
  readonly call: SharedCall;
  readonly locale: Locale;
  readonly refusal: ScriptRefusal | undefined;
  /** Notes something on the run that stays at its step; what was refused before is no longer said. */
  note(run: ScriptRun): void;
  /** Masks what somebody may not see in words, of this call or of another. */
  readonly mask: MaskWords;
  /** Draws a question as the step's own are drawn: masked, and taken by the call. */
  draw(state: FieldState): TemplateResult | typeof nothing;
  /** Moves the script; a refusal is shown. */
  move(go: (model: ScriptModel) => StepResult | undefined): void;
}
