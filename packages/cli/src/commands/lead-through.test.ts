import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GuideTools, nextStep, startGuide, systemTools } from '@retake/guides';
import { expect, test } from 'vitest';
import { FakeTerminal } from '../../test/fake-terminal.js';
import { leadThrough } from './lead-through.js';

test('leads to the end, bears with a wrong answer, and stops where nobody answers', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fix-'));
  const tools: GuideTools = {
    ...systemTools(folder, {}),
    space: async () => ({ freeBytes: 1, totalBytes: 2, freeFiles: null }),
  };
  const lead = async (answers: (string | null)[]) => {
    const session = await startGuide({ guide: 'disk-full', folder, tools, facts: { folder: '/x' } });
    const terminal = new FakeTerminal();
    const answer = (text?: string) => nextStep(session, text);
    const left = [...answers];
    const end = await leadThrough(await answer(), answer, async () => left.shift() ?? null, terminal);
    return { end, ...terminal.written };
  };
  const first = await lead(['', null]);
  expect(first.end).toMatchObject({ state: 'open', step: { id: 'disk-free' } });
  expect(first.out).toContain('✗ 0.0 GiB are free on the disk of /x, 5.0 GiB are needed.');
  const second = await lead(['skip', 'perhaps', '']);
  expect(second.err).toContain('"perhaps" is no answer');
  expect(second.out).toContain('– Make room');
  expect(second.out).toContain('All steps are done.');
  expect(second.end.state).toBe('done');
  await rm(folder, { recursive: true });
});
