import { JsonForms } from '@jsonforms/react';
import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { schemaOf } from './json-schema.js';

const { schema, radios, long } = schemaOf();
const elements = Object.keys(schema.properties).map((id) => ({
  type: 'Control',
  scope: `#/properties/${id}`,
  ...(radios.includes(id) ? { options: { format: 'radio' } } : {}),
  ...(long.includes(id) ? { options: { multi: true } } : {}),
}));
let answers = {};
globalThis.answers = () => answers;
const given = {
  schema,
  uischema: { type: 'VerticalLayout', elements },
  data: {},
  renderers: vanillaRenderers,
  cells: vanillaCells,
  onChange: ({ data }) => (answers = data),
};
createRoot(document.getElementById('place')).render(createElement(JsonForms, given));
