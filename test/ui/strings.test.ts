import { BLOCK_CODES, INVITATION_CODES, issue, LOCALES } from '@callside/core';
import {
  AGENT_FIELD_STRINGS,
  DEFINITION_ISSUE_STRINGS,
  definitionIssueText,
  FIELD_STRINGS,
  formatDuration,
  formatText,
  INVITATION_ISSUE_STRINGS,
  invitationIssueText,
  issueText,
  OUTBOUND_ISSUE_STRINGS,
  outboundIssueText,
  PANEL_STRINGS,
  POLICY_ISSUE_STRINGS,
  policyIssueText,
  REVIEW_ISSUE_STRINGS,
  reviewIssueText,
  VALUE_ISSUE_STRINGS,
} from '@callside/ui';
import { QUICK_PHRASES_STRINGS } from '@callside/ui/phrases.js';
import { expect } from '@open-wc/testing';
import {
  CATALOG_CODES,
  DEFINITION_CODES,
  OFFICE_CODES,
  OUTBOUND_CODES,
  REVIEW_CODES,
  SLA_CODES,
  PHRASE_CODES,
  VALUE_CODES,
  WORKFLOW_CODES,
} from '../support/issue-codes.js';

describe('formatDuration', () => {
  for (const [ms, text] of [
    [0, '0:00'],
    [999, '0:00'],
    [59_000, '0:59'],
    [161_000, '2:41'],
    [3_600_000, '1:00:00'],
    [36_061_000, '10:01:01'],
    [-5000, '0:00'],
  ] as const) {
    it(`writes ${String(ms)} ms as ${text}`, () => expect(formatDuration(ms)).to.equal(text));
  }
});

describe('formatText', () => {
  it('fills names', () => expect(formatText('{count} waiting', { count: 2 })).to.equal('2 waiting'));
  it('leaves a gap in sight', () => expect(formatText('{count} waiting', {})).to.equal('{count} waiting'));
  it('never reads a prototype', () => expect(formatText('{constructor}', {})).to.equal('{constructor}'));
  it('puts values in as they are', () => expect(formatText('{a}', { a: '$& {b}' })).to.equal('$& {b}'));
});

describe('outboundIssueText', () => {
  for (const locale of LOCALES) {
    for (const code of [...BLOCK_CODES, ...OUTBOUND_CODES]) {
      it(`has words for ${code} in ${locale}`, () => {
        expect(outboundIssueText(issue(code, []), locale)).to.equal(OUTBOUND_ISSUE_STRINGS[locale][code]);
      });
    }
  }

  it('fills what it names', () => {
    expect(outboundIssueText(issue('cap-reached', [], { count: 3 }), 'en')).to.contain('3');
  });

  it('has the words of values for other codes', () => {
    expect(outboundIssueText(issue('required', []), 'en')).to.equal(issueText(issue('required', []), 'en'));
  });
});

describe('invitationIssueText', () => {
  for (const locale of LOCALES) {
    for (const code of INVITATION_CODES) {
      it(`has words for ${code} in ${locale}`, () => {
        expect(invitationIssueText({ code, params: {} }, locale)).to.not.be.oneOf([code, '']);
      });
    }
  }
});

describe('issueText and definitionIssueText', () => {
  for (const locale of LOCALES) {
    for (const code of new Set([...VALUE_CODES, ...DEFINITION_CODES, ...SLA_CODES, ...WORKFLOW_CODES])) {
      it(`have words for ${code} in ${locale}`, () => {
        const ofValue = Object.hasOwn(VALUE_ISSUE_STRINGS[locale], code);
        const words = ofValue ? issueText(issue(code, []), locale) : policyIssueText(issue(code, []), locale);
        const unknown = definitionIssueText(issue('no-such-code', []), locale).replace('no-such-code', code);
        expect(words).to.not.be.oneOf([unknown, code, '']);
      });
    }

    for (const code of PHRASE_CODES) {
      it(`have words for ${code}, which only phrases have, in ${locale}`, () => {
        expect(QUICK_PHRASES_STRINGS[locale][code]).to.not.be.oneOf([undefined, code, '']);
      });
    }

    for (const code of [...REVIEW_CODES, ...CATALOG_CODES, ...OFFICE_CODES]) {
      it(`have words for ${code}, which no widget finds, in ${locale}`, () => {
        const unknown = reviewIssueText(issue('no-such-code', []), locale).replace('no-such-code', code);
        expect(reviewIssueText(issue(code, []), locale)).to.not.be.oneOf([unknown, code, '']);
      });
    }

    it(`say something of an unknown code in ${locale}`, () => {
      expect(issueText(issue('no-such-code', []), locale)).to.contain('no-such-code');
      expect(definitionIssueText(issue('no-such-code', []), locale)).to.contain('no-such-code');
    });

    it(`add the suggestion in ${locale}`, () => {
      const text = definitionIssueText(issue('unknown-field', ['a'], { field: 'typ' }, 'type'), locale);
      expect(text).to.contain('typ').and.to.contain('type');
    });
  }

  it('say something of a code by the name of a prototype’s method', () => {
    expect(issueText(issue('constructor', []), 'en')).to.contain('constructor');
    expect(definitionIssueText(issue('constructor', []), 'en')).to.contain('constructor');
  });

  it('name the bound', () =>
    expect(issueText(issue('too-short', ['a'], { min: 5 }), 'en')).to.equal('Enter at least 5 characters.'));
});

for (const [table, strings] of Object.entries({
  PANEL_STRINGS,
  FIELD_STRINGS,
  AGENT_FIELD_STRINGS,
  VALUE_ISSUE_STRINGS,
  DEFINITION_ISSUE_STRINGS,
  POLICY_ISSUE_STRINGS,
  REVIEW_ISSUE_STRINGS,
  INVITATION_ISSUE_STRINGS,
})) {
  describe(table, () => {
    for (const locale of LOCALES) {
      it(`has every text in ${locale}`, () => {
        expect(Object.keys(strings[locale]).sort()).to.deep.equal(Object.keys(strings.en).sort());
      });

      it(`leaves no text empty in ${locale}`, () => {
        expect(Object.values(strings[locale])).to.not.include('');
      });

      it(`fills the same names in ${locale}`, () => {
        const names = (texts: object) =>
          Object.entries(texts)
            .sort(([a], [b]) => a.localeCompare(b))
            .map(([key, text]: [string, string]) => `${key}: ${(text.match(/\{\w+\}/g) ?? []).sort().join()}`);
        expect(names(strings[locale])).to.deep.equal(names(strings.en));
      });
    }
  });
}
