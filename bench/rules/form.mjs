import { createFormModel } from '@callside/core';
import { alternate } from './alternate.mjs';

/** A form in which every tenth field is shown by the one before, and every twentieth is a sum. */
function fieldsOf(count) {
  return Array.from({ length: count }, (_, index) => ({
    id: `field${index}`,
    type: 'text',
    label: `Field ${index}`,
    ...(index % 10 === 1 ? { visible: { '==': [{ var: `fields.field${index - 1}` }, 'shown'] } } : {}),
    ...(index % 20 === 2 ? { compute: { cat: [{ var: `fields.field${index - 2}` }, '!'] } } : {}),
  }));
}

/** Times one keystroke's worth of rules in a small form and in a large one: the size should not be felt. */
export function measureForms() {
  const contender = (count) => {
    const form = createFormModel(fieldsOf(count));
    let turn = 0;
    return {
      who: `Callside, ${count} fields`,
      run: () => form.setValue('field0', turn++ % 2 === 0 ? 'shown' : 'hidden'),
    };
  };
  return alternate('form, one change with two fields that follow', [
    { ...contender(30), baseline: true },
    contender(1000),
  ]);
}
