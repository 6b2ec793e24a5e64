import { expect } from 'chai';
import { newDevice, tokenFor, type Device } from './server.js';

/** What staff gets for a link, the one time that its token is known. */
export interface SentLink {
  readonly id: string;
  readonly token: string;
  readonly path: string;
  readonly expiresAt: number;
}

/** Asks for a link, as staff of that device's tenant. */
export async function createLink(staff: Device, body: object, roles = ['agent']) {
  const headers = { authorization: `Bearer ${await tokenFor(staff.tenant, { roles })}` };
  return staff.server.app.inject({ method: 'POST', url: '/v1/survey-links', headers, payload: body });
}

/** Sends a link to a survey. */
export async function sendLink(body: object = {}, staff?: Device): Promise<{ staff: Device; link: SentLink }> {
  const sender = staff ?? (await newDevice());
  const reply = await createLink(sender, { survey: { id: 'csat' }, locale: 'zh-CN', ...body });
  expect(reply.statusCode, reply.body).to.equal(201);
  return { staff: sender, link: reply.json<SentLink>() };
}
