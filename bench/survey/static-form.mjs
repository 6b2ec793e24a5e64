import { QUESTIONS } from './questions.js';

const option = (type, id) => (value) => `<label><input type="${type}" name="${id}" value="${value}"> ${value}</label>`;

function control({ id, type, label, points = [], options = [] }) {
  switch (type) {
    case 'scale':
    case 'one':
      return [...points, ...options].map(option('radio', id)).join(' ');
    case 'many':
      return options.map(option('checkbox', id)).join(' ');
    case 'order':
      return `<select name="${id}" aria-label="${label}">${options.map((each) => `<option>${each}</option>`).join('')}</select>`;
    default:
      return type === 'long' ? `<textarea name="${id}"></textarea>` : `<input name="${id}">`;
  }
}

/** The questions as plain HTML, which nothing can undercut. */
export const STATIC_FORM = `<form method="post">${QUESTIONS.map(
  (question) => `<fieldset><legend>${question.label}</legend>${control(question)}</fieldset>`,
).join('')}<button>Send</button></form>`;
