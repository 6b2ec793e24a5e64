import { fillTemplate, fillText } from '@callside/core';
import { expect } from 'chai';

const scope = { customer: { name: 'Ms Chen', age: 0, note: '  ', vip: true }, agent: { id: '1001' } };

describe('fillTemplate', () => {
  it('gives words and variables in order', () => {
    expect(fillTemplate('Hello {{customer.name}}.', scope)).to.deep.equal([
      { text: 'Hello ' },
      { variable: 'customer.name', value: 'Ms Chen' },
      { text: '.' },
    ]);
  });

  it('gives nothing for an empty text', () => expect(fillTemplate('', scope)).to.deep.equal([]));

  for (const [name, template] of Object.entries({
    'is missing': 'customer.phone',
    'is blank': 'customer.note',
    'is no text': 'customer.vip',
    'lies on a prototype': 'customer.constructor',
  })) {
    it(`leaves a gap where the value ${name}`, () => {
      expect(fillTemplate(`{{${template}}}`, scope)).to.deep.equal([{ variable: template, value: undefined }]);
    });
  }

  it('takes spaces inside the braces', () => {
    expect(fillTemplate('{{ agent.id }}', scope)).to.deep.equal([{ variable: 'agent.id', value: '1001' }]);
  });

  it('keeps values plain, whatever they hold', () => {
    const hostile = '<img src=x onerror=alert(1)>{{agent.id}}';
    expect(fillTemplate('{{customer.name}}', { customer: { name: hostile } })).to.deep.equal([
      { variable: 'customer.name', value: hostile },
    ]);
  });

  it('leaves braces alone that hold no variable', () => {
    expect(fillTemplate('{{a b}} {x}', scope)).to.deep.equal([{ text: '{{a b}} {x}' }]);
  });
});

describe('fillText', () => {
  it('joins words and values', () =>
    expect(fillText('No. {{agent.id}}, {{customer.age}}', scope)).to.equal('No. 1001, 0'));
  it('leaves … where a value is missing', () =>
    expect(fillText('Thank you, {{customer.name}}.', {})).to.equal('Thank you, ….'));
});
