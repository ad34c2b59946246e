import { readFileSync } from 'node:fs';
import { failureTypes } from '@retake/plugin-api';
import { expect, test } from 'vitest';
import { causeWordsTable } from './cause-words-table.js';
import { failureEntry } from './failure-entry.js';
import type { FailureWords } from './failure-words.js';
import { failureWordsTable } from './failure-words-table.js';
import { devices, systems } from './place.js';
import { placeOf } from './place-of.js';
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
    'where.exe /r "$HOME" wan.safetensors',
  ],
] as const)('%s of %s with %o has an exact command', (type, code, facts, command) => {
  expect(wordsFor({ type, code, facts }).steps.map((step) => step.command)).toContain(command);
});

/** Commands that only some devices, or only some systems, have. */
const deviceTools: readonly (readonly [RegExp, readonly string[]])[] = [
  [/nvidia|--gpus all|CUDA_|version\.cuda|cuda-provider|gpu-not-detected|onnxruntime-gpu/, ['cuda']],
  [/rocm|HIP_|AMD_/, ['rocm']],
  [/xpu|ONEAPI/, ['xpu']],
  [/PYTORCH_MPS|PYTORCH_ENABLE_MPS|Activity Monitor|powermetrics|SPDisplays/, ['mps']],
  [/directml|dxdiag/, ['directml']],
];
const systemTools: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bsudo apt|dmesg|systemctl|usermod|\bldd\b|\bss -|\/dev\/shm/, ['linux']],
  [/\bbrew\b|otool|diskutil|Activity Monitor|powermetrics|SPDisplays/, ['darwin']],
  [
    /\bsudo\b|\bexport |\bunset |\bls -|\bdf -|\bgrep\b|\bfind ~|(?<!-)\brm -|\bmv |ulimit|lsof/,
    ['linux', 'darwin'],
  ],
  [/winget|taskmgr|\breg add|SystemProperties|mdsched|setx|Get-|icacls|dxdiag|findstr/, ['win32']],
];
/** These happen with one device, or on one system, only. */
const special = [
  'page_file_exhausted',
  'links_not_allowed',
  'container_runtime_missing',
  'shared_memory_full',
];
const isSpecial = (id: string) => special.includes(id) || id.startsWith('engine_');
const places = [
  ...devices.map((device) => ({ known: { device }, facts: {} })),
  ...systems.map((system) => ({ known: {}, facts: { system } })),
];

test.each(places)('of %o no page names the tools of others', ({ known, facts }) => {
  const others = pages.filter(([id]) => !isSpecial(id));
  for (const [id, { type, causes: [cause = 'x'] = [] }] of others) {
    const failure = { type, code: `A/${cause}`, facts: known };
    const { device = '', system = '' } = placeOf(failure, facts);
    const { steps } = wordsFor(failure, { run: 'r1', ...facts });
    expect(steps.length, id).toBeGreaterThan(0);
    for (const { text, command = '' } of steps) {
      const wrong = [
        ...(device ? deviceTools.filter(([tool, of]) => tool.test(command) && !of.includes(device)) : []),
        ...(system ? systemTools.filter(([tool, of]) => tool.test(command) && !of.includes(system)) : []),
      ];
      expect(wrong, `${id}: ${text} ${command}`).toEqual([]);
    }
  }
});

const pages: readonly (readonly [
  string,
  { readonly type: (typeof failureTypes)[number]; readonly causes?: readonly string[] },
])[] = [
  ...failureTypes.map((type) => [type, { type }] as const),
  ...causeWordsTable.map((one) => [one.id, one] as const),
];

test('the memory of a Mac is looked at and widened with the tools of a Mac', () => {
  const words = wordsFor({
    type: 'vram_exhaustion',
    code: 'WAN_MEMORY_MANAGEMENT/device_memory_exhausted',
    facts: {},
    evidence: { classifier: 'torch', rule: 'metal_out_of_memory', span: 'MPS backend out of memory' },
    nextSteps: ['Close other programs; `nvidia-smi` lists them.'],
  });
  expect(words.steps.map(({ command }) => command)).toEqual(
    expect.arrayContaining(['open -a "Activity Monitor"', 'export PYTORCH_MPS_HIGH_WATERMARK_RATIO=0.0']),
  );
  expect(words.nextSteps).toEqual(['Close other programs; the Activity Monitor lists them.']);
});

test('a server of this computer that is not there is named with its port, and with how it is started', () => {
  const words = wordsFor({
    type: 'network_connectivity_loss',
    code: 'WAN_WEIGHTS_DOWNLOAD/local_server_down',
    facts: {},
    userMessage: 'A program does not run.',
    technicalDetail: 'Error: connect ECONNREFUSED 127.0.0.1:8188',
  });
  expect(words.sentence).toContain('127.0.0.1:8188');
  expect(words.steps[0]?.command).toBe('python main.py --port 8188');
  expect(words.guide).toBeNull();
  expect(JSON.stringify(words)).not.toMatch(/huggingface|download/i);
});

test('a connection that this computer refused is told as a server that does not run', () => {
  const words = wordsFor({
    type: 'network_connectivity_loss',
    code: 'WAN_WEIGHTS_DOWNLOAD/connection_failed',
    facts: {},
    technicalDetail: 'Connection refused\nwhile asking http://localhost:11434/api',
  });
  expect(words).toMatchObject({ guide: null, page: 'docs/errors/local_server_down.md' });
  expect(words.steps[0]?.command).toBe('ollama serve');
});

test('nodes that are missing are named, with the package they come from', () => {
  const words = wordsFor({
    type: 'dependency_missing',
    code: 'WAN_MODEL_LOADING/node_missing',
    facts: {},
    userMessage: 'A node is missing.',
    technicalDetail: 'Missing Node Types:\nWanVideoSampler\nVHS_VideoCombine',
  });
  expect(words.sentence).toContain('WanVideoSampler, VHS_VideoCombine');
  expect(words.steps.map(({ command }) => command)).toContain(
    'git clone ADDRESS custom_nodes/ComfyUI-WanVideoWrapper',
  );
});

test('a log of another program is told what would hold with Retake, and what to do in that program', () => {
  const failure = { type: 'vram_exhaustion', code: 'A/x', facts: {} } as const;
  const theirs = wordsFor({ ...failure, technicalDetail: 'ComfyUI: CUDA out of memory' });
  expect(theirs.retake).toMatch(/^If you make the clip with Retake: Retake takes smaller tiles/);
  expect(theirs.elsewhere).toEqual([expect.stringMatching(/^In ComfyUI: /)]);
  expect(theirs.means).not.toContain('kept');
  const ours = wordsFor(failure, { run: 'r1' });
  expect(ours).toMatchObject({ elsewhere: [], retake: failureWordsTable.vram_exhaustion.retake });
  expect(ours.means).toContain('kept on disk');
});
