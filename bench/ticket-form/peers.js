// One form in six ways. Each `show` puts it into an element, drawn or about to be; `input` finds a field's control.
import { Formio } from '@formio/js';
import { JsonForms } from '@jsonforms/react';
import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers';
import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Model } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';
import '@callside/ticket-form/define.js';
import { SHOWS } from './sample.js';

const callside = {
  show(fields, place) {
    const form = document.createElement('callside-ticket-form');
    form.definition = {
      kind: 'ticket-form',
      id: 'bench',
      version: 1,
      status: 'published',
      title: 'Bench',
      sections: [
        {
          id: 'all',
          title: 'All',
          fields: fields.map(({ id, label, type, options, depends }) => ({
            id,
            label,
            type,
            ...(type === 'select' ? { options: options.map((value) => ({ value, label: value })) } : {}),
            ...(depends ? { visible: { '==': [{ var: 'fields.f0' }, SHOWS] } } : {}),
          })),
        },
      ],
    };
    place.append(form);
    return () => form.remove();
  },
  input: (id, place) =>
    place.firstElementChild.shadowRoot.querySelector(`[name="${id}"]`)?.shadowRoot?.querySelector('input, select'),
};

const staticHtml = {
  async show(fields, place) {
    const control = ({ id, type, options }) =>
      type === 'select'
        ? `<select id="${id}"><option></option>${options.map((value) => `<option>${value}</option>`).join('')}</select>`
        : `<input id="${id}" type="${type}">`;
    place.innerHTML = `<form>${fields
      .map(
        (field) =>
          `<div ${field.depends ? 'hidden' : ''}><label for="${field.id}">${field.label}</label>${control(field)}</div>`,
      )
      .join('')}</form>`;
    const values = {};
    const dependents = [...place.querySelectorAll('[hidden]')];
    place.firstElementChild.addEventListener('input', ({ target }) => {
      values[target.id] = target.value;
      if (target.id === 'f0') for (const each of dependents) each.hidden = target.value !== SHOWS;
    });
    return () => place.replaceChildren();
  },
  input: (id, place) => place.querySelector(`#${id}`),
};

const surveyJs = {
  async show(fields, place) {
    const model = new Model({
      textUpdateMode: 'onTyping',
      elements: fields.map(({ id, label, type, options, depends }) => ({
        name: id,
        title: label,
        ...(type === 'select' ? { type: 'dropdown', renderAs: 'select', choices: options } : { type: 'text' }),
        ...(type === 'number' ? { inputType: 'number' } : {}),
        ...(depends ? { visibleIf: `{f0} = '${SHOWS}'` } : {}),
      })),
    });
    renderSurvey(model, place);
    return () => {
      model.dispose();
      place.replaceChildren();
    };
  },
  input: (id, place) => place.querySelector(`[data-name="${id}"] input, [data-name="${id}"] select`),
};

function schemaOf(fields) {
  const property = ({ label, type, options }) => ({
    title: label,
    type: type === 'number' ? 'number' : 'string',
    ...(type === 'select' ? { enum: options } : {}),
  });
  return Object.fromEntries(fields.map((field) => [field.id, property(field)]));
}

function react(place, element) {
  const root = createRoot(place);
  flushSync(() => root.render(element));
  return () => root.unmount();
}

const rjsf = {
  async show(fields, place) {
    const schema = {
      type: 'object',
      properties: schemaOf(fields.filter(({ depends }) => !depends)),
      if: { properties: { f0: { const: SHOWS } }, required: ['f0'] },
      then: { properties: schemaOf(fields.filter(({ depends }) => depends)) },
    };
    return react(place, createElement(Form, { schema, validator }));
  },
  input: (id, place) => place.querySelector(`#root_${id}`),
};

const jsonForms = {
  async show(fields, place) {
    const schema = { type: 'object', properties: schemaOf(fields) };
    const uischema = {
      type: 'VerticalLayout',
      elements: fields.map(({ id, depends }) => ({
        type: 'Control',
        scope: `#/properties/${id}`,
        ...(depends
          ? { rule: { effect: 'SHOW', condition: { scope: '#/properties/f0', schema: { const: SHOWS } } } }
          : {}),
      })),
    };
    const given = { schema, uischema, data: {}, renderers: vanillaRenderers, cells: vanillaCells };
    return react(place, createElement(JsonForms, given));
  },
  input: (id, place) =>
    place.querySelector(`[id="#/properties/${id}-input"], [id="#/properties/${id}"] :is(input, select)`),
};

const formIo = {
  async show(fields, place) {
    const form = await Formio.createForm(place, {
      components: fields.map(({ id, label, type, options, depends }) => ({
        key: id,
        label,
        input: true,
        ...(type === 'select'
          ? { type: 'select', widget: 'html5', data: { values: options.map((value) => ({ value, label: value })) } }
          : { type: type === 'number' ? 'number' : 'textfield' }),
        ...(depends ? { conditional: { show: true, when: 'f0', eq: SHOWS } } : {}),
      })),
    });
    return () => {
      form.destroy(true);
      place.replaceChildren();
    };
  },
  input: (id, place) => place.querySelector(`[name="data[${id}]"]`),
};

/** Everybody, with ours first. */
export const PEERS = {
  callside,
  'static HTML': staticHtml,
  SurveyJS: surveyJs,
  RJSF: rjsf,
  'JSON Forms': jsonForms,
  'Form.io': formIo,
};
