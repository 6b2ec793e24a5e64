import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Lets a server that closes wait for answers, and for nothing else. Browsers and HTTP clients open connections ahead, which
 * Node takes for busy as long as nobody has asked anything; and they keep them after an answer. Node would wait for the first
 * until they time out, for the second as long as clients keep them.
 *
 * @example
 * closeConnectionsBehind(app); // and then, some day: await app.close()
 */
export function closeConnectionsBehind(app: FastifyInstance): void {
  const { server } = app;
  const unused = new Set<Socket>();
  let isClosing = false;
  server.on('connection', (socket: Socket) => {
    if (isClosing) socket.destroy();
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    unused.delete(socket);
    response.once('close', () => {
      // A connection counts as idle a moment after its answer.
      if (isClosing) setImmediate(() => server.closeIdleConnections());
    });
  });
  app.addHook('preClose', (done) => {
    isClosing = true;
    for (const socket of unused) socket.destroy();
    done();
  });
}
