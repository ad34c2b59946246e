import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failingLogs, harmlessLogs } from './logs.js';
import { retake } from './retake.js';

let folder: string;
beforeAll(() => {
  // No app, no model, no plugin: only what comes with the command.
  folder = mkdtempSync(join(tmpdir(), 'retake explain-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const memory = 'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 3.00 GiB.';

describe('retake explain', () => {
  test('explains a text without any app', async () => {
    const { code, stdout } = await retake(folder, ['explain', memory]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/First move +need less/);
    expect(stdout).toMatch(/Read from it +3 GiB were asked for/);
  });

  test('prints one document for a log', async () => {
    writeFileSync(join(folder, 'run.log'), `${'step\n'.repeat(300_000)}${memory}\n`);
    const { stdout } = await retake(folder, ['explain', 'run.log', '--json', '--stage', 'denoise']);
    expect(JSON.parse(stdout)).toMatchObject({
      failureType: 'vram_exhaustion',
      strategy: 'resource_optimization',
      failure: { stage: 'denoise', facts: { bytesAsked: 3 * 2 ** 30 } },
    });
  });

  test('prints one line for each case of a corpus', async () => {
    writeFileSync(join(folder, 'cases.jsonl'), `{"id":"a","text":"${memory}"}\n{"id":"b","text":"plums"}\n`);
    const { stdout } = await retake(folder, ['explain', 'cases.jsonl', '--json']);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { id: 'a', type: 'vram_exhaustion' },
      { id: 'b', confidence: 0, rule: 'unclassified' },
    ]);
  });

  test('says of no log of a program that did its work that it failed, and of no failure that there is none', async () => {
    const cases = [...harmlessLogs, ...failingLogs].map((text, id) => JSON.stringify({ id, text }));
    writeFileSync(join(folder, 'judged.jsonl'), cases.join('\n'));
    const { stdout } = await retake(folder, ['explain', 'judged.jsonl']);
    const outcomes = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const found = outcomes.filter(({ outcome }) => outcome === 'no_failure').map(({ id }) => id);
    expect(found).toEqual(harmlessLogs.map((_, id) => id));
  });

  test('a log without a failure has an exit code of its own', async () => {
    writeFileSync(
      join(folder, 'fine.log'),
      'WARNING: old driver\ngot prompt\nPrompt executed in 12 seconds\n',
    );
    const told = await retake(folder, ['explain', 'fine.log']);
    expect([told.code, told.stdout]).toEqual([
      3,
      expect.stringContaining('No failure was found in this log.'),
    ]);
    const { code, stdout } = await retake(folder, ['explain', 'fine.log', '--json']);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      3,
      { outcome: 'no_failure', failure: null, warnings: ['WARNING: old driver'] },
    ]);
  });

  test('ends without a word when nobody reads on', async () => {
    writeFileSync(join(folder, 'many.jsonl'), `{"text":"${memory}"}\n`.repeat(2_000));
    const { code, stderr } = await retake(folder, ['explain', 'many.jsonl'], (_, child) =>
      child.stdout?.destroy(),
    );
    expect([code, stderr]).toEqual([141, '']);
  });

  test('refuses what is not text', async () => {
    writeFileSync(join(folder, 'model.bin'), Buffer.from([0, 1, 2, 0]));
    const { code, stderr } = await retake(folder, ['explain', 'model.bin']);
    expect(code).toBe(2);
    expect(stderr).toContain('model.bin is not text');
  });
});
