#!/usr/bin/env node
import { text } from 'node:stream/consumers';
import { runCommand } from './run-command.js';

// `callside lint … | head` closes the pipe early: nobody reads on, which is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommand(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`callside: ${line}\n`),
  readInput: () => text(process.stdin),
});
