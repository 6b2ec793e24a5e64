import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Server } from '@callside/server';
import { sharedServer, startServer } from './support/server.js';

/** Far less than the minute after which Node gives a silent connection up. */
const AT_ONCE = 20_000;

describe('a server that closes', () => {
  const sockets: Socket[] = [];

  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  async function open(): Promise<{ server: Server; socket: Socket }> {
    const { database } = await sharedServer();
    const server = await startServer({ database });
    const url = await server.listen({ port: 0 });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    // Connected here is not yet taken there.
    await fetch(`${url}/healthz`);
    return { server, socket };
  }

  it('does not wait for a connection on which nothing was asked', async function () {
    this.timeout(AT_ONCE);
    const { server, socket } = await open();
    const ended = once(socket, 'close');
    await server.app.close();
    await ended;
  });
});
