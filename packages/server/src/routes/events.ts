import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ServerContext } from '../context.js';
import { ProblemError } from '../problem.js';
import { plainReply } from './shared-schemas.js';

/** Milliseconds between two comments, which keep proxies from closing a quiet connection. */
const HEARTBEAT = 25_000;

/** Streams that one person may have open: as many tabs. */
const MOST_STREAMS = 32;

/** Bytes that a reader may be behind before the connection is given up. */
const MOST_UNREAD = 64 * 1024;

const SCHEMA = {
  tags: ['sync'],
  summary: 'Pokes when there is something to pull',
  security: [{ token: [] }],
  response: plainReply(200, 'Server-sent events: poke, with the last position of the feed', 'text/event-stream'),
};

/**
 * Adds `GET /v1/sync/events`: server-sent events that say that there is something to pull, and nothing else.
 *
 *     event: poke
 *     data: 812            the feed's last position
 *
 *     : still here         every 25 seconds
 *
 * @example
 * addEventsRoute(app, context);
 */
export function addEventsRoute(app: FastifyInstance, context: ServerContext): void {
  const open = new Map<string, Set<PassThrough>>();
  let isClosing = false;
  app.addHook('preClose', (done) => {
    isClosing = true;
    for (const streams of open.values()) for (const stream of streams) stream.end();
    done();
  });
  app.get('/v1/sync/events', { schema: SCHEMA }, (request, reply) => {
    const { tenant, subject, expiresAt } = request.session;
    // It came in before the server began to close, and its token was looked at meanwhile.
    if (isClosing) throw new ProblemError('not-ready', 'The server is closing.', { retryAfter: 5 });
    const key = JSON.stringify([tenant, subject]);
    const streams = open.get(key) ?? new Set();
    if (streams.size >= MOST_STREAMS) {
      throw new ProblemError('rate-limited', 'Close another stream first.', { retryAfter: 30 });
    }
    const stream = new PassThrough();
    open.set(key, streams.add(stream));
    const stopListening = context.pokes.listen(tenant, (position) => {
      write(stream, `event: poke\ndata: ${String(position)}\n\n`);
    });
    let cancelBeat = context.clock.after(HEARTBEAT, beat);
    function beat(): void {
      // Who may not send a request any more hears nothing any more.
      if (context.clock.now() >= expiresAt) stream.end();
      else write(stream, ': still here\n\n');
      cancelBeat = context.clock.after(HEARTBEAT, beat);
    }
    stream.once('close', () => {
      stopListening();
      cancelBeat();
      streams.delete(stream);
      if (streams.size === 0) open.delete(key);
    });
    request.raw.once('close', () => stream.destroy());
    return eventStream(reply).send(stream);
  });
}

function eventStream(reply: FastifyReply): FastifyReply {
  // nginx collects answers unless it is told not to.
  return reply.headers({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
}

function write(stream: PassThrough, text: string): void {
  if (stream.writableLength > MOST_UNREAD) stream.destroy();
  else if (!stream.writableEnded) stream.write(text);
}
