import { issue, warning, type Issue, type Path } from '../../issue.js';
import { compileExpression } from '../../logic/compile.js';
import { isAnswerTo } from '../answer-to.js';
import { placed } from '../lint/lint-fields.js';
import { CALL_FACTS, STAGE_FACTS, STEP_FACTS, type AnswerSuggestion, type ScorecardQuestion } from '../scorecard.js';
import { nearest } from '../shape.js';

/** Finds suggestions that no question takes, and facts that no call has. Which stages a script has is not known here. */
export function reviewSuggestions(question: ScorecardQuestion, path: Path, found: Issue[]): void {
  for (const { entry, path: place } of placed(question.suggest ?? [], [...path, 'suggest'])) {
    if (!isAnswerTo(question, entry)) found.push(issue('suggestion-not-an-answer', place, { value: saidBy(entry) }));
    for (const variable of compileExpression(entry.when).dependencies) reviewFact(variable, [...place, 'when'], found);
  }
}

function saidBy(suggestion: AnswerSuggestion): string {
  return 'notApplicable' in suggestion ? 'notApplicable' : String(suggestion.answer);
}

function reviewFact(variable: string, path: Path, found: Issue[]): void {
  const [root, name, , part] = variable.split('.');
  if (root !== 'call' || name === undefined) return;
  const parts = name === 'stages' ? STAGE_FACTS : STEP_FACTS;
  const [written, known]: [string, readonly string[]] = (CALL_FACTS as readonly string[]).includes(name)
    ? [part ?? '', part === undefined ? [''] : parts]
    : [name, CALL_FACTS];
  if (!known.includes(written)) found.push(warning('unknown-fact', path, { variable }, nearest(written, known)));
}
