import { randomId } from '@callside/core';
import type { Command } from '../run-command.js';
import { EXIT, type Terminal } from '../terminal.js';
import { askBackend } from './backend.js';
import type { CaseResult } from './case.js';
import { CONFORMANCE_HELP, readConformanceArguments } from './conformance-arguments.js';
import { conformanceReport, countsOf } from './conformance-report.js';
import { readCases } from './read-cases.js';
import { runCase } from './run-case.js';

/**
 * `callside conformance`: requests out, findings in.
 *
 * @param folder where the cases lie
 * @example
 * const command = conformanceCommand(new URL('../conformance/', import.meta.url));
 */
export function conformanceCommand(folder: URL): Command {
  return {
    summary: 'finds where a backend does not keep to the sync protocol',
    help: CONFORMANCE_HELP,
    async run(args, terminal) {
      const asked = readConformanceArguments(args);
      if (!asked.ok) return refuse(`${asked.reason}\nTry callside conformance --help.`, terminal);
      const { backend, only, format, language } = asked.wish;
      const all = await readCases(folder);
      const chosen = only.length === 0 ? all : all.filter(({ id }) => only.some((name) => isNamed(id, name)));
      if (chosen.length === 0) return refuse(`No case is called ${only.join(', ')}.`, terminal);
      const first = await askBackend(backend, { method: 'GET', path: '/v1/sync/pull', token: backend.token });
      if (first === undefined) return refuse(`Nobody answers at ${backend.url}.`, terminal);
      const results: CaseResult[] = [];
      for (const each of chosen) results.push(await runCase(each, backend, randomId));
      terminal.print(conformanceReport(results, { format, language }));
      return countsOf(results).failed > 0 ? EXIT.findings : EXIT.clean;
    },
  };
}

function isNamed(id: string, name: string): boolean {
  return id === name || id.startsWith(`${name}.`);
}

function refuse(reason: string, terminal: Terminal): number {
  terminal.complain(reason);
  return EXIT.wrongUse;
}
