/** Steps from the root of the checked value to the place of the finding, e.g. `['steps', 3, 'next']`. */
export type Path = readonly (string | number)[];

/**
 * One finding about input: a definition that the linter read, or values that a person typed.
 * It carries no text: the words for a code live with the other strings, in every language.
 */
export interface Issue {
  /** Stable kebab-case name of the finding, e.g. `required`, `unknown-field-type`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly path: Path;
  /** Values that the text of this code names, e.g. `{ min: 1 }`. */
  readonly params: Readonly<Record<string, string | number | boolean>>;
  /** What to write instead, where that can be told: a near name, an allowed value. */
  readonly suggestion?: string;
}

/**
 * Builds an error finding.
 *
 * @example
 * issue('required', ['phone']); // { code: 'required', severity: 'error', path: ['phone'], params: {} }
 */
export function issue(code: string, path: Path, params: Issue['params'] = {}, suggestion?: string): Issue {
  return { code, severity: 'error', path, params, ...(suggestion === undefined ? {} : { suggestion }) };
}

/**
 * Builds a warning: something that works but will surprise.
 *
 * @example
 * warning('text-missing', ['title'], { locale: 'zh-TW' });
 */
export function warning(code: string, path: Path, params: Issue['params'] = {}, suggestion?: string): Issue {
  return { ...issue(code, path, params, suggestion), severity: 'warning' };
}

/**
 * Writes a path the way people read it.
 *
 * @example
 * formatPath(['steps', 3, 'next']); // 'steps[3].next'
 */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) text += typeof step === 'number' ? `[${String(step)}]` : text === '' ? step : `.${step}`;
  return text;
}

/**
 * The findings that are errors: those that keep a definition from being used.
 *
 * @example
 * if (errorsAmong(lintTicketForm(form)).length > 0) return renderFindings();
 */
export function errorsAmong(findings: readonly Issue[]): Issue[] {
  return findings.filter(({ severity }) => severity === 'error');
}
