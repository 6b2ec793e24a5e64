import type { PropertyValues } from 'lit';
import { ChoiceField } from './choice-field.js';
import { triStateOptions } from './field-options.js';

/**
 * A question with three answers: yes, no, and unknown, which is an answer as well.
 *
 * @fires {InputEvent} input - When the user chooses.
 * @fires {Event} change - When the user has chosen.
 * @csspart options - The row of answers.
 *
 * @example
 * <callside-tri-state-field label="Is anybody hurt?" name="injured"></callside-tri-state-field>
 */
export class TriStateField extends ChoiceField {
  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.options = triStateOptions(this.locale);
  }
}
