import { resolve } from 'node:path';
import { switchFlag } from '../args/flag.js';
import { exitCodes } from '../exit-codes.js';
import { showCheckpoint } from '../show/checkpoint.js';
import { defineCommand } from './command.js';

/** `retake inspect`: what a checkpoint folder holds, what is wrong with it, and what still works. Needs no plugins. */
export const inspect = defineCommand({
  name: 'inspect',
  summary: 'look at a checkpoint folder: what it holds, what is wrong, what still works',
  takes: 'folder',
  flags: {
    hash: switchFlag('read every weight file and compare it with the hash that is known'),
    deep: switchFlag('read every number of every weight file, not samples'),
    json: switchFlag('print the report as one JSON document'),
  },
  run: async ({ flags, word = '.', terminal }) => {
    const { inspectCheckpoint } = await import('@retake/inspect');
    const aborter = new AbortController();
    const off = terminal.onInterrupt(() => aborter.abort());
    try {
      const report = await inspectCheckpoint(resolve(terminal.cwd, word), {
        deep: flags.deep === true,
        hash: flags.hash === true,
        signal: aborter.signal,
      });
      terminal.out(`${flags.json ? JSON.stringify(report) : showCheckpoint(report, terminal.colors.out)}\n`);
      return report.pipelines.some(({ quality, buildable }) => quality === 'full' && buildable)
        ? exitCodes.ok
        : exitCodes.failure;
    } catch (error) {
      if (aborter.signal.aborted) return exitCodes.interrupted;
      throw error;
    } finally {
      off();
    }
  },
});
