import { Model } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';
import 'survey-core/survey-core.min.css';
import { QUESTIONS } from './questions.js';

const TYPES = { one: 'radiogroup', many: 'checkbox', order: 'ranking', short: 'text', long: 'comment' };

const survey = new Model({
  elements: QUESTIONS.map(({ id, type, label, points, options }) => ({
    name: id,
    title: label,
    ...(type === 'scale'
      ? { type: 'rating', rateMin: Number(points[0]), rateMax: Number(points.at(-1)) }
      : { type: TYPES[type], ...(options ? { choices: options } : {}) }),
  })),
});
globalThis.answers = () => survey.data;
renderSurvey(survey, document.getElementById('place'));
