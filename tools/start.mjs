// `npm start`: the example CRM with all widgets and the real server, in a fresh clone too. PORT chooses the port.
// At the top Node's own modules only: nothing may be installed yet.
import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildPackages, installDependencies } from './prepare.mjs';

const EXAMPLE = fileURLToPath(new URL('../examples/crm/server.mjs', import.meta.url));

if (!existsSync(EXAMPLE)) {
  console.error('examples/crm/server.mjs is missing: there is no example to start.');
  process.exit(1);
}
await installDependencies();
await buildPackages();

const server = spawn(process.execPath, [EXAMPLE], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
