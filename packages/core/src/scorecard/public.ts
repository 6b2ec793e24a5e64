// What the room of scorecards gives to everybody.
export { answersRead, askedQuestions } from './asked-questions.js';
export { callFacts, startOf, type CallFacts, type StayFacts, type StepFacts } from './call-facts.js';
export * from './calibration.js';
export {
  compareEvaluators,
  type BlindRating,
  type ComparisonOptions,
  type EvaluatorComparison,
  type EvaluatorDeviation,
  type QuestionAgreement,
} from './compare-evaluators.js';
export {
  drawSample,
  type DrawnCall,
  type Sample,
  type SampledCall,
  type SamplePlan,
  type Stratum,
} from './draw-sample.js';
export {
  EARLIER_EVALUATIONS,
  earlierEvaluations,
  type EarlierEvaluations,
  type EarlierMark,
  type EarlierQuery,
} from './earlier-evaluations.js';
export { EVALUATION_COLUMNS, evaluationCsv, type ScoredEvaluation } from './evaluation-csv.js';
export {
  EVALUATION_STATUSES,
  type AnswerValue,
  type Evaluation,
  type EvaluationAnswer,
  type EvaluationAnswers,
  type EvaluationMove,
  type EvaluationStatus,
} from './evaluation.js';
export {
  followEvaluation,
  type Dispute,
  type DisputeDecision,
  type DisputedQuestion,
  type EvaluationHistory,
  type EvaluationScoring,
  type EvaluationStanding,
} from './follow-evaluation.js';
export * from './kept-sample.js';
export { openDuties } from './open-duties.js';
export { questionsOf, type PlacedQuestion } from './questions.js';
export {
  scoreEvaluation,
  type ClassScore,
  type EvaluationScore,
  type Exclusion,
  type QuestionScore,
  type SectionScore,
} from './score.js';
export {
  byAgent,
  summarizeEvaluations,
  type EvaluationSummary,
  type SummarizedEvaluation,
} from './summarize-evaluations.js';
export { suggestAnswers, type Evidence, type SuggestedAnswer } from './suggest-answers.js';
export { isUsableScorecard } from './usable-scorecard.js';
