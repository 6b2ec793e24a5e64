import { readFile } from 'node:fs/promises';
import { conformanceCommand } from './conformance/conformance-command.js';
import { importCommand } from './import/import-command.js';
import { lintCommand } from './lint/lint-command.js';
import { EXIT, type Terminal } from './terminal.js';

/** One word after `callside`. */
export interface Command {
  /** What it does, in half a line. */
  readonly summary: string;
  readonly help: string;
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** A new command is a line here. */
const COMMANDS: Readonly<Record<string, Command>> = {
  lint: lintCommand,
  import: importCommand,
  // This file lies one folder below the cases, as source and as built.
  conformance: conformanceCommand(new URL('../conformance/', import.meta.url)),
};

const HELP = `callside: the command line of Callside

Usage: callside <command> [options]

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`)
  .join('\n')}

  --help      show this text, or that of a command: callside lint --help
  --version   show the version`;

/**
 * Runs what the command line asks for.
 *
 * @param args the words after `callside`
 * @returns the exit code: 0 fine, 1 something was found, 2 wrong use or a file that cannot be read
 * @example
 * process.exitCode = await runCommand(['lint', 'definitions'], terminal);
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h') {
    terminal.print(HELP);
    return EXIT.clean;
  }
  if (name === '--version' || name === '-v') {
    terminal.print(await ownVersion());
    return EXIT.clean;
  }
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    terminal.complain(name === undefined ? HELP : `There is no command "${name}". Try callside --help.`);
    return EXIT.wrongUse;
  }
  if (!rest.includes('--help') && !rest.includes('-h')) return command.run(rest, terminal);
  terminal.print(command.help);
  return EXIT.clean;
}

async function ownVersion(): Promise<string> {
  // This file lies one folder below the manifest, as source and as built.
  const manifest = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}
