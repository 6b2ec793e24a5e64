import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { schemaOf } from './json-schema.js';

const { schema, radios, long } = schemaOf();
const uiSchema = {
  ...Object.fromEntries(radios.map((id) => [id, { 'ui:widget': 'radio' }])),
  good: { 'ui:widget': 'checkboxes' },
  ...Object.fromEntries(long.map((id) => [id, { 'ui:widget': 'textarea' }])),
};
let answers = {};
globalThis.answers = () => answers;
const onChange = ({ formData }) => (answers = formData);
createRoot(document.getElementById('place')).render(createElement(Form, { schema, uiSchema, validator, onChange }));
