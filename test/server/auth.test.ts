import { signToken } from '@callside/server';
import { expect } from 'chai';
import { clock, Device, newDevice, newTenant, NOW, SECRET, sharedServer, tokenFor } from './support/server.js';

async function pullWith(authorization: string | undefined) {
  const { app } = await sharedServer();
  const headers = authorization === undefined ? {} : { authorization };
  return app.inject({ method: 'GET', url: '/v1/sync/pull', headers });
}

describe('authentication', () => {
  it('asks for a token', async () => {
    const reply = await pullWith(undefined);
    expect(reply.statusCode).to.equal(401);
    expect(reply.json()).to.include({ code: 'token-missing', status: 401, type: 'about:blank' });
  });

  it('takes a token of the right secret', async () => {
    expect((await pullWith(`Bearer ${await tokenFor(newTenant())}`)).statusCode).to.equal(200);
  });

  it('refuses a token of another secret', async () => {
    const who = { tenant: newTenant(), subject: '1', name: 'Lin', roles: ['agent'], now: NOW };
    const token = await signToken({ ...who, secret: `not ${SECRET}`, expiresIn: '8h' });
    expect((await pullWith(`Bearer ${token}`)).json()).to.include({ code: 'token-invalid', status: 401 });
  });

  it('refuses a token when its time is over', async () => {
    const token = await tokenFor(newTenant(), { expiresIn: 60 });
    clock.set(NOW + 61_000);
    expect((await pullWith(`Bearer ${token}`)).statusCode).to.equal(401);
  });

  it('refuses a token without signature', async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { tenant: newTenant(), sub: '1', name: 'Lin', roles: ['agent'], exp: NOW };
    expect((await pullWith(`Bearer ${part({ alg: 'none' })}.${part(claims)}.`)).statusCode).to.equal(401);
  });

  it('refuses a token whose tenant is no name', async () => {
    expect((await pullWith(`Bearer ${await tokenFor('Robert; DROP')}`)).statusCode).to.equal(401);
  });

  it('refuses who is no staff', async () => {
    const reply = await pullWith(`Bearer ${await tokenFor(newTenant(), { roles: ['customer'] })}`);
    expect(reply.json()).to.include({ code: 'role-missing', status: 403 });
  });

  it('does not sign with a short secret', async () => {
    const error = await signToken({
      secret: 'short',
      tenant: 'acme',
      subject: '1',
      name: 'Lin',
      roles: [],
      expiresIn: 60,
    }).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(RangeError);
  });

  it('shows a tenant nothing of another', async () => {
    const mine = await newDevice();
    await mine.push(mine.create());
    const other = await newDevice();
    expect((await other.pull()).changes).to.deep.equal([]);
  });

  it('lets a tenant change nothing of another', async () => {
    const mine = await newDevice();
    const created = mine.create();
    await mine.push(created);
    const other = new Device(mine.server, newTenant());
    const { results } = await other.push(other.patch(created.entityId, 1, { status: 'closed' }));
    expect(results[0]?.problem?.code).to.equal('record-not-found');
    expect(results[0]).to.not.have.property('doc');
  });
});
