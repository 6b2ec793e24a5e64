#!/usr/bin/env node
import { text } from 'node:stream/consumers';
import { runCommand } from './run-command.js';

process.exitCode = await runCommand(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`callside: ${line}\n`),
  readInput: () => text(process.stdin),
});
