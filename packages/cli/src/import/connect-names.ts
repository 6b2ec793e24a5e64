import { warning, type Issue } from '@callside/core';
import type { ConditionNames } from './connect-condition.js';
import type { ConnectForm, ConnectItem, ConnectOption, ConnectQuestion } from './connect-form.js';

/** The ids here of what has a RefId there. */
export interface ConnectNames extends ConditionNames {
  readonly item: (refId: string) => string;
}

/**
 * Gives each RefId an id that conditions and paths can use: a letter first, no dots, none twice. Those that had to be changed are
 * told in `left`.
 *
 * @example
 * connectNames(form, left).item('1.2'); // 'x1-2'
 */
export function connectNames(form: ConnectForm, left: Issue[]): ConnectNames {
  const items = new Map<string, string>();
  const options = new Map<string, Map<string, string>>();
  const several = new Set<string>();
  const visit = (item: ConnectItem): void => {
    if ('Section' in item) {
      take(item.Section.RefId, items, left);
      item.Section.Items.forEach(visit);
      return;
    }
    const { Question: question } = item;
    take(question.RefId, items, left);
    if (question.QuestionType === 'MULTISELECT') several.add(question.RefId);
    const own = new Map<string, string>();
    for (const { RefId } of optionsOf(question)) take(RefId, own, left);
    options.set(question.RefId, own);
  };
  form.Items.forEach(visit);
  const item = (refId: string): string => items.get(refId) ?? idFrom(refId);
  return {
    item,
    question: item,
    option: (question, refId) => options.get(question)?.get(refId) ?? idFrom(refId),
    takesSeveral: (refId) => several.has(refId),
  };
}

/**
 * A name made of any text: what cannot stand in one becomes a hyphen, and a letter comes first.
 *
 * @example
 * idFrom('1. Greeting'); // 'x1-Greeting'
 */
export function idFrom(text: string): string {
  const plain = text
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const name = /^[A-Za-z]/.test(plain) ? plain : `x${plain}`;
  return ['constructor', 'prototype'].includes(name) ? `x-${name}` : name;
}

function optionsOf({
  QuestionTypeProperties: { SingleSelect, MultiSelect } = {},
}: ConnectQuestion): readonly ConnectOption[] {
  return SingleSelect?.Options ?? MultiSelect?.Options ?? [];
}

function take(refId: string, names: Map<string, string>, left: Issue[]): void {
  const taken = new Set(names.values());
  const wanted = idFrom(refId);
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${String(number)}`;
  names.set(refId, id);
  if (id !== refId) left.push(warning('renamed', [], { from: refId, to: id }));
}
