import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadTokenizer } from './tokenizer.js';

interface Case {
  readonly cleaned: string;
  readonly text: string;
  readonly ids: Record<string, number[]>;
  readonly uncleaned_ids: Record<string, number[]>;
  readonly truncated: Record<string, number[]>;
}

const fixtures = fileURLToPath(new URL('../../../../fixtures/', import.meta.url));
const goldens: { max_length: number; cases: Case[] } = JSON.parse(
  readFileSync(join(fixtures, 'goldens/prompt.json'), 'utf8'),
);
const unlimited = 4096;
/** The library splits words there, the reference does not; cleaning removes them before. */
const byteOrderMark = '\ufeff';

function real({ ids, rows }: { ids: readonly number[]; rows: number }): readonly number[] {
  return ids.slice(0, rows);
}

describe.each(['tiny-wan-t2v', 'tiny-wan-t2v-bf16'])('the tokenizer of %s', async (name) => {
  const tokenizer = await loadTokenizer(join(fixtures, name, 'tokenizer'));

  it.each(goldens.cases)('gives the ids of the reference for $cleaned', (golden) => {
    const encoded = tokenizer.encode(golden.cleaned, goldens.max_length);
    expect(real(encoded)).toEqual(golden.ids[name]);
    expect(encoded.ids).toHaveLength(goldens.max_length);
    expect(encoded.ids.slice(encoded.rows).every((id) => id === 0)).toBe(true);
  });

  it.each(
    goldens.cases.filter((golden) => golden.uncleaned_ids[name] && !golden.text.includes(byteOrderMark)),
  )('gives the ids of the reference for uncleaned $text', (golden) => {
    expect(real(tokenizer.encode(golden.text, unlimited))).toEqual(golden.uncleaned_ids[name]);
  });
});

describe('loadTokenizer', () => {
  it('keeps the end of sequence when it cuts', async () => {
    const tokenizer = await loadTokenizer(join(fixtures, 'tiny-wan-t2v', 'tokenizer'));
    for (const { cleaned, truncated } of goldens.cases)
      for (const [length, ids] of Object.entries(truncated))
        expect(real(tokenizer.encode(cleaned, Number(length)))).toEqual(ids);
  });

  it('says what to do when only the SentencePiece model is there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'retake tokenizer '));
    await writeFile(join(folder, 'spiece.model'), 'x');
    await expect(loadTokenizer(folder)).rejects.toMatchObject({
      code: 'tokenizer_invalid',
      hint: expect.stringContaining('tokenizer.json'),
    });
  });

  it('refuses a tokenizer of another kind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'retake tokenizer '));
    await writeFile(join(folder, 'tokenizer.json'), '{"model":{"type":"BPE"}}');
    await expect(loadTokenizer(folder)).rejects.toMatchObject({ code: 'tokenizer_invalid' });
  });
});
