import { Formio } from '@formio/js';
import 'bootstrap/dist/css/bootstrap.min.css';
import '@formio/js/dist/formio.form.min.css';
import { QUESTIONS } from './questions.js';

const TYPES = {
  scale: 'radio',
  one: 'radio',
  many: 'selectboxes',
  order: 'select',
  short: 'textfield',
  long: 'textarea',
};

const components = QUESTIONS.map(({ id, type, label, points, options }) => {
  const values = (points ?? options)?.map((value) => ({ value, label: value }));
  const offered = type === 'order' ? { widget: 'html5', data: { values } } : values ? { values } : {};
  return { key: id, label, input: true, type: TYPES[type], ...offered };
});
const form = await Formio.createForm(document.getElementById('place'), { components });
globalThis.answers = () => form.submission.data;
