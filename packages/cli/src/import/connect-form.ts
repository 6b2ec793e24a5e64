// The evaluation form of Amazon Connect, as far as it is read here; names and meanings are those of its API.

export interface ConnectForm {
  readonly EvaluationFormId?: string;
  readonly EvaluationFormVersion?: number;
  readonly Title: string;
  readonly Description?: string;
  readonly Items: readonly ConnectItem[];
  readonly ScoringStrategy?: {
    readonly Mode?: 'QUESTION_ONLY' | 'SECTION_ONLY' | 'POINTS_BASED';
    readonly Status?: 'ENABLED' | 'DISABLED';
    readonly ScoreThresholds?: readonly ConnectThreshold[];
  };
  readonly LanguageConfiguration?: { readonly FormLanguage?: string };
}

export type ConnectItem = { readonly Section: ConnectSection } | { readonly Question: ConnectQuestion };

export interface ConnectSection {
  readonly Title: string;
  readonly RefId: string;
  readonly Instructions?: string;
  readonly Items: readonly ConnectItem[];
  readonly Weight?: number;
  readonly IsExcludedFromScoring?: boolean;
  readonly ScoreThresholds?: readonly ConnectThreshold[];
}

export interface ConnectQuestion {
  readonly Title: string;
  readonly RefId: string;
  readonly Instructions?: string;
  readonly QuestionType: 'TEXT' | 'SINGLESELECT' | 'NUMERIC' | 'MULTISELECT' | 'DATETIME';
  readonly NotApplicableEnabled?: boolean;
  readonly QuestionTypeProperties?: {
    readonly SingleSelect?: { readonly Options?: readonly ConnectOption[] };
    readonly MultiSelect?: { readonly Options?: readonly ConnectOption[] };
    readonly Numeric?: {
      readonly MinValue?: number;
      readonly MaxValue?: number;
      readonly Options?: readonly ConnectRange[];
    };
  };
  readonly Enablement?: {
    readonly Condition: ConnectCondition;
    readonly Action: 'ENABLE' | 'DISABLE';
    readonly DefaultAction?: 'ENABLE' | 'DISABLE';
  };
  readonly Weight?: number;
  readonly ScoringConfiguration?: {
    readonly IsExcludedFromScoring?: boolean;
    readonly PointsConfiguration?: {
      readonly MinPointValue?: number;
      readonly MaxPointValue?: number;
      readonly IsBonus?: boolean;
    };
  };
}

export interface ConnectMark {
  /** 0–10. */
  readonly Score?: number;
  readonly AutomaticFail?: boolean;
  readonly AutomaticFailConfiguration?: { readonly TargetSection?: string };
  readonly PointsConfiguration?: { readonly PointValue?: number; readonly IsBonus?: boolean };
}

export interface ConnectOption extends ConnectMark {
  readonly RefId: string;
  readonly Text: string;
}

export interface ConnectRange extends ConnectMark {
  readonly MinValue: number;
  readonly MaxValue: number;
}

export interface ConnectThreshold {
  readonly PerformanceCategory: 'NEEDS_IMPROVEMENT' | 'EXCEEDS_EXPECTATIONS';
  readonly MinScorePercentage: number;
  readonly MaxScorePercentage: number;
}

export interface ConnectCondition {
  readonly Operator?: 'AND' | 'OR';
  readonly Operands: readonly ({ readonly Expression: ConnectExpression } | { readonly Condition: ConnectCondition })[];
}

export interface ConnectExpression {
  readonly Source: { readonly Type: string; readonly RefId: string };
  readonly Comparator: 'IN' | 'NOT_IN' | 'ALL_IN' | 'EXACT';
  readonly Values: readonly { readonly Type: string; readonly RefId: string }[];
}

/** The properties that are read, by the place that they stand in; all others are listed as left behind. */
export const CARRIED: Readonly<Record<string, readonly string[]>> = {
  form: [
    ...['EvaluationFormId', 'EvaluationFormVersion', 'Title', 'Description', 'Items', 'ScoringStrategy'],
    'LanguageConfiguration',
    // What Connect notes of the form itself: it says nothing to an evaluator.
    ...['EvaluationFormArn', 'Locked', 'Status', 'CreatedTime', 'CreatedBy', 'LastModifiedTime', 'LastModifiedBy'],
    ...['LatestValidationStatus', 'LastValidationTime'],
  ],
  section: ['Title', 'RefId', 'Instructions', 'Items', 'Weight', 'IsExcludedFromScoring', 'ScoreThresholds'],
  question: [
    ...['Title', 'RefId', 'Instructions', 'QuestionType', 'NotApplicableEnabled', 'QuestionTypeProperties'],
    ...['Enablement', 'Weight', 'ScoringConfiguration'],
  ],
  scoring: ['IsExcludedFromScoring', 'PointsConfiguration'],
  points: ['MaxPointValue', 'IsBonus'],
  select: ['Options'],
  numeric: ['MinValue', 'MaxValue', 'Options'],
  option: ['RefId', 'Text', 'Score', 'AutomaticFail', 'AutomaticFailConfiguration', 'PointsConfiguration'],
  range: ['MinValue', 'MaxValue', 'Score', 'AutomaticFail', 'AutomaticFailConfiguration', 'PointsConfiguration'],
};
