import { CallsideError } from '@callside/core';
import { expect } from 'chai';
import { repairForm } from './support/definitions.js';
import { clock, Device, newDevice, NOW, startServer } from './support/server.js';

const HOUR = 3_600_000;

async function numberOfNewTicket(device: Device, version = 1): Promise<unknown> {
  const set = { form: { id: 'repair', version }, status: 'pending' };
  const { results } = await device.push(device.create({ set }));
  return results[0]?.doc?.number;
}

describe('ticket numbers', () => {
  it('count up within a day of the form’s zone', async () => {
    const device = await newDevice();
    expect(await numberOfNewTicket(device)).to.equal('GD20261121001');
    expect(await numberOfNewTicket(device)).to.equal('GD20261121002');
  });

  it('begin anew when the zone’s day does', async () => {
    const device = await newDevice();
    await numberOfNewTicket(device);
    clock.set(NOW + 18 * HOUR - 1);
    expect(await numberOfNewTicket(device)).to.equal('GD20261121002');
    clock.set(NOW + 18 * HOUR);
    expect(await numberOfNewTicket(device)).to.equal('GD20261122001');
  });

  it('are counted for each tenant', async () => {
    await numberOfNewTicket(await newDevice());
    expect(await numberOfNewTicket(await newDevice())).to.equal('GD20261121001');
  });

  it('are given by UTC when the form is not known', async () => {
    expect(await numberOfNewTicket(await newDevice(), 99)).to.equal('GD20261120001');
  });

  it('are not used up by a refused ticket', async () => {
    const device = await newDevice();
    await device.push(device.create({ set: { status: 'nonsense' } }));
    expect(await numberOfNewTicket(device)).to.equal('GD20261121001');
  });

  it('are all different when eight devices create at once', async () => {
    const { server, tenant } = await newDevice();
    const devices = Array.from({ length: 8 }, () => new Device(server, tenant));
    const numbers = await Promise.all(devices.map((device) => numberOfNewTicket(device)));
    expect(new Set(numbers).size).to.equal(8);
  });

  for (const wrong of [{ numbering: 'GD' }, { numbering: '{seq:3}{week}' }, { timeZone: 'Mars/Base' }]) {
    it(`stop the start when the form says ${JSON.stringify(wrong)}`, async () => {
      const error = await startServer({
        database: (await newDevice()).server.database,
        definitions: [{ ...repairForm, ...wrong } as typeof repairForm],
      }).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(CallsideError).with.property('code', 'definition-invalid');
    });
  }
});
