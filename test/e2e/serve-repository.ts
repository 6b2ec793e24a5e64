import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

const ROOT = new URL('../../', import.meta.url);
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** A static server, as the examples ask for: gives out the files of the repository. */
export async function serveRepository(): Promise<Server> {
  return serve((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    readFile(new URL(`.${pathname}`, ROOT)).then(
      (content) => response.setHeader('content-type', TYPES[extname(pathname)] ?? 'text/plain').end(content),
      () => response.writeHead(404).end(),
    );
  });
}

/** A server of a test's own, at a port that is free. */
export async function serve(listener: RequestListener): Promise<Server> {
  const http = createServer(listener);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return http;
}

export function originOf(http: Server): string {
  return `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
}
