import { join } from 'node:path';
import { expect, it } from 'vitest';
import { names, put, workshop } from '../../test/repair-kit.js';
import { clearTemporaryFiles } from './clear-temporary-files.js';

const hours = 3_600_000;

it('removes old drafts of the cache and the run', async () => {
  const { checkpoint, cache, run, parts, perform } = await workshop();
  await put(join(cache, 'a.safetensors.123.tmp'), 'xx', 2 * hours);
  await put(join(run, 'stages', 'b.tmp.abc'), 'xxx', 2 * hours);
  await put(join(run, 'stages', 'young.tmp'), 'x');
  await put(join(run, 'journal.jsonl'), 'x', 2 * hours);
  await put(join(checkpoint, 'mine.tmp'), 'x', 2 * hours);
  expect(await perform(clearTemporaryFiles(parts))).toMatchObject({ changed: true, facts: { bytes: 5 } });
  expect(await names(cache)).toEqual([]);
  expect(await names(run)).toEqual(['journal.jsonl', 'stages']);
  expect(await names(join(run, 'stages'))).toEqual(['young.tmp']);
  expect(await names(checkpoint)).toEqual(['mine.tmp']);
  expect(await perform(clearTemporaryFiles(parts))).toMatchObject({ changed: false });
});
