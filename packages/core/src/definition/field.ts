import type { Expression } from '../logic/expression.js';
import type { Text } from './text.js';
import type { TreeEntry } from './tree.js';

/** The field types of ticket forms, script steps, surveys and dispositions; files are asked for in ticket forms, and in surveys that say so. */
export const FIELD_TYPES = [
  'text',
  'long-text',
  'number',
  'date',
  'date-time',
  'time',
  'phone',
  'email',
  'url',
  'select',
  'choice',
  'multi-select',
  'checkbox',
  'rating',
  'tri-state',
  'tree',
  'lookup',
  'attachment',
] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

/** Types that need `options`. */
export const OPTION_FIELD_TYPES: readonly FieldType[] = ['select', 'choice', 'multi-select'];

/** The answers to a tri-state field. `unknown` is an answer: nobody could say. No answer is `null`. */
export const TRI_STATES = ['yes', 'no', 'unknown'] as const;

/** A file that a field of type `attachment` holds: its bytes lie beside the record, as an attachment of this id. */
// A type, unlike an interface, is JSON to the compiler, as what goes into a workflow has to be.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type FileReference = {
  readonly id: string;
  readonly name: string;
  /** Media type, e.g. `image/png`. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the bytes in hexadecimal, where the reference is all that tells of the file. */
  readonly sha256?: string;
};

/** A value that a field can hold. Absent, `null`, `''` and `[]` all count as empty. */
export type Value = string | number | boolean | null | readonly string[] | readonly FileReference[];

/** Values by field id. */
export type Values = Readonly<Record<string, Value>>;

/** One choice of a select, choice or multi-select field. */
export interface Option {
  readonly value: string;
  readonly label: Text;
  /** False keeps the option readable on old records and takes it out of new ones. */
  readonly active?: boolean;
  /** The option is offered only while this holds. */
  readonly when?: Expression;
}

/** Conditions that decide about a field; each is `true`, `false` or an expression. */
export type Rule = boolean | Expression;

/** Who is right when two people have changed a field at once. */
export const FIELD_MERGES = ['server', 'client', 'manual', 'set', 'append', 'counter'] as const;

/** Kinds of personal data, each with its own way to be masked. */
export const PII_KINDS = ['name', 'phone', 'email', 'identity', 'card', 'address', 'text'] as const;

export type PiiKind = (typeof PII_KINDS)[number];

/** One question with its place for an answer: the same shape in every kind of definition. */
export interface Field {
  readonly id: string;
  readonly type: FieldType;
  readonly label: Text;
  readonly help?: Text;
  readonly placeholder?: Text;
  readonly required?: Rule;
  /** Statuses that the record cannot reach while this field is empty. */
  readonly requiredFor?: readonly string[];
  readonly visible?: Rule;
  readonly readOnly?: Rule;
  /** The first value: a constant, or an expression such as `{ "var": "customer.phone" }`. */
  readonly default?: Expression;
  /** The value is this expression's result and cannot be typed. */
  readonly compute?: Expression;
  /** HTML `pattern` dialect: the whole value must match. */
  readonly pattern?: string;
  /** Smallest number, earliest date, fewest characters of a text, or fewest files. */
  readonly min?: number | string;
  /** Largest number, latest date, most characters of a text, or most files; the number of points of a rating. */
  readonly max?: number | string;
  /**
   * The media types of files that an attachment field takes, `image/*` for all of a kind; what the form takes when absent.
   *
   * @minItems 1
   */
  readonly accept?: readonly string[];
  /**
   * The most bytes of each file; what the form takes when absent.
   *
   * @asType integer
   * @minimum 1
   */
  readonly maxSize?: number;
  readonly options?: readonly Option[];
  /** The entries of a tree field, up to six levels; the value is the `value` of the chosen one. */
  readonly tree?: readonly TreeEntry[];
  /** Which entries of a tree can be chosen: those with none below them (`leaf`, default) or `any`. */
  readonly selectable?: 'leaf' | 'any';
  /** The name by which the host gives a lookup field its search; the value is the key of what was found. */
  readonly source?: string;
  /** Texts at the two ends of a rating. */
  readonly ends?: readonly [Text, Text];
  /** How a rating is drawn. */
  readonly scale?: 'numbers' | 'stars' | 'faces';
  /** Kind of personal data, which masking and logs go by. */
  readonly pii?: PiiKind;
  /**
   * Roles that may see the field; everybody when absent.
   *
   * @minItems 1
   */
  readonly view?: readonly string[];
  /**
   * Roles that may change it; everybody who may see it when absent.
   *
   * @minItems 1
   */
  readonly edit?: readonly string[];
  /**
   * Who is right when two people have changed the field at once: `server` (default) keeps what was there first, `client`
   * takes what came last, `manual` asks; of a list `set` and `append`, of a number `counter` keep both additions.
   */
  readonly merge?: (typeof FIELD_MERGES)[number];
  /** Where the answer goes beside its own id: `ticket.<field>` shares the value with that field of the ticket form. */
  readonly copyTo?: string;
  /** Takes one column of two, or the whole row (default for long texts). */
  readonly width?: 'half' | 'full';
}
