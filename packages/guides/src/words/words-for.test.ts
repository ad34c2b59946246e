import { readFileSync } from 'node:fs';
import { failureTypes } from '@retake/plugin-api';
import { expect, test } from 'vitest';
import { causeWordsTable } from './cause-words-table.js';
import { failureEntry } from './failure-entry.js';
import type { FailureWords } from './failure-words.js';
import { failureWordsTable } from './failure-words-table.js';
import { wordsFor } from './words-for.js';

const failures = readFileSync(new URL('../../../../docs/failures.md', import.meta.url), 'utf8');
const entries: readonly (readonly [string, FailureWords])[] = [
  ...failureTypes.map((type) => [type, failureWordsTable[type]] as const),
  ...causeWordsTable.map((one) => [one.id, { ...failureWordsTable[one.type], ...one }] as const),
];

test.each(entries)('%s has words that are short, ordered and without blame', (_, words) => {
  expect(words.steps.length).toBeGreaterThan(0);
  expect(words.steps.length).toBeLessThanOrEqual(5);
  expect(words.steps.some(({ command }) => command !== undefined && !command.includes('{run'))).toBe(true);
  expect(words.minutes[0]).toBeLessThanOrEqual(words.minutes[1]);
  const all = [words.sentence, words.means, words.retake, ...words.steps.map(({ text }) => text)];
  for (const text of all) expect(text).toMatch(/[.]$/);
  expect(words.sentence.match(/\.(\s|$)/g)).toHaveLength(1);
  expect(all.join(' ')).not.toMatch(
    /your (fault|mistake|error)|you (failed|forgot|should have)|wrongly|\bOOM\b|obviously|simply/i,
  );
});

test('words of causes are for causes that failures of the type have, each once', () => {
  const known = new Set<string>();
  for (const section of failures.split(/^## /m).slice(1)) {
    const cause = /^\w+\/(\w+)/.exec(section)?.[1];
    for (const [, type] of section.matchAll(/^- `(\w+)`, severity/gm)) known.add(`${type} ${cause}`);
  }
  const named = causeWordsTable.flatMap(({ type, causes }) => causes.map((cause) => `${type} ${cause}`));
  expect(named.filter((one) => !known.has(one))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
  const ids = entries.map(([id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a cause has its own words, filled up with those of its type', () => {
  const type = 'system_resource_error';
  expect(failureEntry({ code: 'WAN_MEMORY_MANAGEMENT/process_killed', type })).toMatchObject({
    id: 'process_killed',
    means: failureWordsTable[type].means,
  });
  expect(failureEntry({ code: 'WAN_MEMORY_MANAGEMENT/process_killed', type: 'vram_exhaustion' }).id).toBe(
    'vram_exhaustion',
  );
});

test('what is known is put in, as a word that a shell runs nothing of', () => {
  const facts = { file: "it's $(rm -rf x).txt", deep: { a: 1 } };
  const failure = { type: 'permission_denied', code: 'WAN_MODEL_LOADING/permission_denied', facts } as const;
  const words = wordsFor(failure, { run: 'r1' });
  const commands = words.steps.map(({ command }) => command);
  expect(commands).toContain("ls -ld 'it'\\''s $(rm -rf x).txt'");
  expect(commands).toContain('retake resume r1');
  expect(words).toMatchObject({ page: 'docs/errors/file_access.md', guide: null });
  expect(JSON.parse(JSON.stringify(words))).toEqual(words);
});

test('what is not known keeps a name to be replaced, and steps for a run need one', () => {
  const words = wordsFor({
    type: 'model_integrity_failure',
    code: 'WAN_WEIGHTS_INTEGRITY/tensor_missing',
    facts: {},
  });
  expect(words.steps[0]?.command).toBe('retake inspect FOLDER');
  expect(words.guide).toBe('damaged-model');
  expect(words.steps.map(({ command }) => command).join()).not.toContain('resume');
});

test('the own sentence of the failure is told, with its numbers and their units', () => {
  const words = wordsFor({
    type: 'vram_exhaustion',
    code: 'WAN_MEMORY_MANAGEMENT/device_allocation_failed',
    facts: { bytesAsked: 20 * 2 ** 30, bytesFree: 1.5 * 2 ** 30, bytesTotal: 24 * 2 ** 30 },
    userMessage: 'The graphics card ran out of memory.',
  });
  expect(words.sentence).toBe('The graphics card ran out of memory.');
  expect(words.numbers).toEqual(['20 GiB were asked for', '1.5 GiB were free', '24 GiB in all']);
});

test.each([
  [
    'permission_denied',
    'WAN_WEIGHTS_DOWNLOAD/gated_model',
    { component: 'owner/model' },
    'hf download owner/model --local-dir FOLDER',
  ],
  [
    'permission_denied',
    'WAN_WEIGHTS_DOWNLOAD/gated_model',
    { url: 'https://huggingface.co/owner/model/resolve/main/x.safetensors' },
    'https://huggingface.co/owner/model',
  ],
  [
    'dependency_missing',
    'WAN_MODEL_LOADING/package_missing',
    { package: 'cv2' },
    'python -m pip install opencv-python',
  ],
  [
    'dependency_missing',
    'WAN_MODEL_LOADING/package_missing',
    { package: 'a b' },
    'python -m pip install PACKAGE',
  ],
  [
    'invalid_parameters',
    'WAN_TEMPORAL_PROCESSING/frame_count',
    { given: 20, multiple: 4 },
    'retake generate --checkpoint FOLDER --prompt "a red ball rolls" --frames 21',
  ],
  [
    'model_integrity_failure',
    'WAN_WEIGHTS_INTEGRITY/model_file_not_found',
    { file: 'C:\\models\\wan.safetensors' },
    'find ~ -name wan.safetensors',
  ],
] as const)('%s of %s with %o has an exact command', (type, code, facts, command) => {
  expect(wordsFor({ type, code, facts }).steps.map((step) => step.command)).toContain(command);
});
