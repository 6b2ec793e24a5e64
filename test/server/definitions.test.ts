import type { DefinitionHead } from '@callside/core';
import { createServer, openPglite, type Database } from '@callside/server';
import { postCallSurvey } from '@callside/playbooks';
import { expect } from 'chai';
import { rejectionOf } from '../support/rejection.js';
import { OPENING_TIME, SECRET } from './support/server.js';

describe('the definitions of a server', function () {
  this.timeout(OPENING_TIME);
  let database: Database;

  before(async () => {
    database = await openPglite();
  });

  after(() => database.close());

  const refusal = (...definitions: DefinitionHead[]): Promise<unknown> =>
    rejectionOf(createServer({ database, auth: { secret: SECRET }, definitions }));

  it('are refused when one version is there twice with different content', async () => {
    expect(await refusal(postCallSurvey, { ...postCallSurvey, title: 'Other' }))
      .to.have.property('message')
      .that.contains('twice');
  });

  it('are refused for what the linter calls an error, which the message names with its place', async () => {
    const [first, ...rest] = postCallSurvey.blocks;
    const broken = { ...postCallSurvey, blocks: [{ ...first, pattern: '(a+)+' }, ...rest] };
    const error = await refusal(broken);
    expect(error).to.include({ code: 'definition-invalid' });
    expect(error).to.have.property('message').that.contains('pattern-explosive at blocks[0].pattern');
  });

  it('are refused when a survey makes tickets of a form that is not there', async () => {
    const ticket = { form: { id: 'nowhere' }, values: {} };
    const followUps = [{ id: 'unhappy', title: 'Unhappy', when: true, ticket }];
    const error = await refusal({ ...postCallSurvey, followUps } as DefinitionHead);
    expect(error).to.have.property('message').that.contains('follow-up "unhappy"');
  });
});
