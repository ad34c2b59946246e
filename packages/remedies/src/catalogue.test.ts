import type { Failure, JsonValue, RecoveryAction, RecoveryContext } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { circumstances, lever, proposed } from '../test/bench.js';
import { catalogue } from './catalogue.js';

type About = Partial<Failure>;
const short: About = {
  code: 'WAN_MEMORY_MANAGEMENT/device_allocation_failed',
  category: 'WAN_MEMORY_MANAGEMENT',
  type: 'vram_exhaustion',
};
const decode = { ...short, stage: 'decode' } as const;
const passing: About = { transience: 'transient' };
const cut: About = {
  code: 'WAN_WEIGHTS_INTEGRITY/truncated_index_pointer_header_page',
  category: 'WAN_WEIGHTS_INTEGRITY',
  type: 'model_corruption_detected',
  transience: 'permanent',
  facts: { file: 'model.safetensors', component: 'vae' },
};
const nan: About = { code: 'WAN_INFERENCE/video_unhealthy' };
const refused: About = { type: 'invalid_parameters', category: 'WAN_PARAMETER_VALIDATION' };
const full: About = { type: 'storage_space_insufficient', transience: 'permanent' };
const kernel: About = { type: 'hardware_optimization_failure', transience: 'permanent' };
const asking = (fields: Record<string, JsonValue>): Partial<RecoveryContext> => {
  const { plan } = circumstances();
  return { plan: { ...plan, request: { ...plan.request, ...fields } } };
};
const named = { file: 'model.safetensors', component: 'vae' };
const operation = (id: string, params = {}) => ({ operation: { id, params }, patch: {} });
const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
const byPerson = (about: About) => [about, { consent: 'hands', patch: {} }] as const;

type Case = readonly [
  about: About,
  expected: Partial<{ [K in keyof RecoveryAction]: unknown }>,
  given?: Partial<RecoveryContext>,
];

/** For every action: a failure it answers, and what the plan or the world is to be after it. */
const cases: Readonly<Record<string, Case>> = {
  'retry.now': [
    { ...passing, type: 'network_connectivity_loss', scope: 'remote' },
    { patch: {}, delayMs: 0, probability: 0.7 },
  ],
  'retry.backoff': [passing, { patch: {}, delayMs: 2000, probability: 0.5 }, { occurrences: 2 }],
  'retry.after': [
    { ...passing, type: 'bandwidth_limitation', retryAfterMs: 20_000 },
    { patch: {}, delayMs: 21_000 },
  ],
  'retry.new-process': [
    { ...passing, scope: 'process' },
    { patch: {}, delayMs: 1000, probability: 0.9 },
  ],
  'adjust.legal-frames': [refused, { patch: { 'request.frames': 77 } }, asking({ frames: 80 })],
  'adjust.legal-size': [
    refused,
    { patch: { 'request.width': 832, 'request.height': 480 } },
    asking({ width: 840, height: 490 }),
  ],
  'adjust.legal-values': [
    refused,
    { patch: { 'request.frames': 81 } },
    {
      ...asking({ frames: 80 }),
      validate: async (request) => ({
        request: { ...request, frames: 81 },
        adjustments: [{ path: 'frames', from: 80, to: 81, reason: '4k+1' }],
        problems: [],
      }),
    },
  ],
  'adjust.default-value': [
    { ...refused, facts: { path: 'request.steps' } },
    { patch: { 'request.steps': 40 }, consent: 'ask' },
    asking({ steps: 7 }),
  ],
  'adjust.fewer-frames': [short, { patch: { 'request.frames': 57 }, cost: { quality: 0.2, timeFactor: 1 } }],
  'adjust.fewer-steps': [{}, { patch: { 'request.steps': 30 }, consent: 'ask' }],
  'adjust.fewer-pixels': [short, { patch: { 'request.width': 608, 'request.height': 352 } }],
  'adjust.guidance-off': [
    short,
    { patch: { 'request.guidanceScale': 1, 'request.guidanceScale2': 1 }, consent: 'ask' },
  ],
  'adjust.shorten-prompt': [
    { ...refused, technicalDetail: 'the prompt has too many tokens', facts: { maxTokens: 16 } },
    {
      patch: { 'request.prompt': words(10) },
      title: 'Shorten the prompt by its last 2 words',
      why: 'The text encoder reads only so much; left out is: “word10 word11”',
    },
    asking({ prompt: words(12) }),
  ],
  'adjust.no-negative-prompt': [
    { ...refused, technicalDetail: 'token indices are too long' },
    { patch: { 'request.negativePrompt': '' } },
  ],
  'adjust.seed-in-range': [refused, { patch: { 'request.seed': 2 ** 32 - 1 } }, asking({ seed: -1 })],
  'adjust.steps-in-range': [refused, { patch: { 'request.steps': 100 } }, asking({ steps: 250 })],
  'adjust.plain-frame-rate': [refused, { patch: { 'request.fps': 24 } }, asking({ fps: 240 })],
  'adjust.source-weights': [
    nan,
    { patch: { 'options.precision': 'source' } },
    { levers: [{ ...lever('precision', 'denoise', 'source int8'), current: 'int8' }] },
  ],
  'adjust.vae-fp32': [nan, { patch: { 'options.vae-precision': 'fp32' } }],
  'adjust.attention-fp32': [nan, { patch: { 'options.attention': 'fp32' } }],
  'offload.free-caches': [
    { ...short, ...passing },
    { patch: {}, delayMs: 0 },
  ],
  'offload.wait-for-memory': [
    { ...short, scope: 'host', facts: { bytesAsked: 5 } },
    operation('wait-for-memory', { bytes: 5 }),
  ],
  'offload.blocks': [short, { patch: { 'options.residency': 'stream' } }],
  'offload.sequential': [short, { patch: { 'options.residency': 'sequential' } }],
  'offload.unload-stages': [short, { patch: { 'options.residency': 'component' } }],
  'offload.text-encoder': [short, { patch: { 'options.text-encoder': 'first' } }],
  'offload.one-expert': [short, { patch: { 'options.experts': 'one' } }],
  'offload.attention-slices': [short, { patch: { 'options.attention': 'sliced' } }],
  'offload.guidance-passes': [short, { patch: { 'options.guidance-batch': 'one' } }],
  'offload.vae-chunks': [decode, { patch: { 'options.vae-chunks': 'chunk-4' } }],
  'offload.together': [
    short,
    {
      patch: {
        'options.residency': 'stream',
        'options.text-encoder': 'first',
        'options.experts': 'one',
        'options.attention': 'sliced',
        'options.guidance-batch': 'one',
        'options.precision': 'int8',
      },
    },
  ],
  'offload.desktop-reserve': [decode, { patch: { memoryBytes: 7 * 2 ** 30, 'options.tiling': 'tile-256' } }],
  'quantize.int8': [short, { patch: { 'options.precision': 'int8' } }],
  'quantize.int8-streamed': [
    short,
    { patch: { 'options.precision': 'int8', 'options.residency': 'stream' } },
  ],
  'quantize.int4': [short, { patch: { 'options.precision': 'int4' }, consent: 'auto' }],
  'quantize.fp16': [short, { patch: { 'options.precision': 'fp16' } }],
  'fallback.tiling': [decode, { patch: { 'options.tiling': 'tile-256' } }],
  'fallback.encode-tiling': [
    { ...short, stage: 'encode_image' },
    { patch: { 'options.encode-tiling': 'tile-128' } },
  ],
  'fallback.attention': [kernel, { patch: { 'options.attention': 'sdpa' } }],
  'fallback.provider': [kernel, { patch: { 'options.provider': 'directml' } }],
  'fallback.cpu': [kernel, { patch: { 'options.provider': 'cpu' }, consent: 'ask' }],
  'fallback.compile-off': [kernel, { patch: { 'options.kernel': 'plain' } }],
  'fallback.checkpoint': [cut, { patch: { 'options.checkpoint': 'other' } }],
  'fallback.other-model': [
    { type: 'model_compatibility_error' },
    { patch: { model: 'wan-i2v', 'request.frames': 77 }, cost: { quality: 0.2, timeFactor: 1 } },
    {
      models: async () => [
        {
          id: 'wan-i2v',
          title: 'Image to video',
          validated: {
            request: { frames: 77 },
            adjustments: [{ path: 'frames', from: 81, to: 77, reason: '' }],
            problems: [],
          },
        },
      ],
    },
  ],
  'fallback.usable-components': [
    { ...cut, facts: { component: 'transformer_2' } },
    { patch: { 'options.components': 'without-transformer_2' } },
  ],
  'fallback.generic-pipeline': [kernel, { patch: { 'options.engine': 'generic' } }],
  'fallback.comfyui': [kernel, { patch: { 'options.engine': 'comfyui' } }],
  'repair.lfs-object': [cut, operation('restore-lfs-object', named)],
  'repair.relink': [cut, operation('relink-file', named)],
  'repair.rebuild-index': [cut, operation('rebuild-index', named)],
  'repair.partial-downloads': [cut, operation('clear-partial-downloads')],
  'repair.refetch': [cut, operation('fetch-file', named)],
  'repair.other-mirror': [
    { type: 'model_download_failure', facts: named },
    { ...operation('fetch-file', { ...named, skip: 1 }), strategyClass: 'immediate_retry' },
  ],
  'repair.verify': [cut, operation('verify-files', named)],
  'repair.error-page': [cut, operation('set-aside-impostor', named)],
  'repair.stale-locks': [
    { code: 'WAN_MODEL_LOADING/file_busy', type: 'system_resource_error' },
    operation('remove-stale-locks'),
  ],
  'repair.derived-weights': [{ ...cut, stage: 'quantize' }, operation('clear-derived-weights', named)],
  'repair.temporary-files': [full, operation('clear-temporary-files')],
  'repair.shrink-cache': [{ ...full, facts: { bytesAsked: 9 } }, operation('shrink-cache', { bytes: 9 })],
  'repair.own-access': [
    { type: 'permission_denied', facts: named },
    { ...operation('grant-own-access', named), consent: 'ask' },
  ],
  'restore.checkpoint': [nan, operation('set-aside-checkpoint', { newest: 1 })],
  'restore.stage-start': [{}, operation('set-aside-checkpoint'), { occurrences: 3 }],
  'restore.earlier-stage': [{ ...nan, stage: 'decode' }, operation('set-aside-output', { stage: 'denoise' })],
  'restore.plan': [
    {},
    { patch: { memoryBytes: 5, 'options.tiling': 'whole' } },
    {
      past: [{ actionId: 'fallback.tiling:tile-256', failureCode: 'other', outcome: 'pending' }],
      plan: { ...circumstances().plan, options: { tiling: 'tile-256' } },
      plans: [
        { ...circumstances().plan, options: { tiling: 'whole' }, memoryBytes: 5 },
        { ...circumstances().plan, options: { tiling: 'tile-256' } },
      ],
    },
  ],
  'restore.safe-shutdown': byPerson(short),
  'degrade.level': [short, { patch: { 'options.level': 'high' }, strategyClass: 'graceful_degradation' }],
  'degrade.level-together': [
    decode,
    {
      patch: { 'options.tiling': 'tile-256', 'options.vae-chunks': 'chunk-4', 'options.level': 'high' },
      title: 'tile-256, and: chunk-4, and: high',
      cost: { quality: expect.closeTo(1 - 0.99 ** 3), timeFactor: expect.closeTo(1.1 ** 2 * 2.2) },
    },
  ],
  'degrade.preview': [
    short,
    { patch: { 'request.width': 416, 'request.height': 224, 'request.steps': 8 }, consent: 'ask' },
  ],
  'degrade.storyboard': [short, { patch: { 'request.frames': 5, 'request.fps': 1 }, consent: 'ask' }],
  'degrade.still': [short, { patch: { 'request.frames': 1 }, consent: 'ask' }],
  'degrade.mock': [short, { patch: { model: 'mock-video' }, consent: 'ask' }, { occurrences: 2 }],
  'guide.install-package': [
    { type: 'dependency_missing', facts: { package: 'ftfy' } },
    { consent: 'hands', title: 'Install ftfy, then `retake resume`' },
  ],
  'guide.install-ffmpeg': byPerson({ type: 'dependency_missing', code: 'WAN_MODEL_LOADING/program_missing' }),
  'guide.accept-licence': byPerson({ type: 'permission_denied', category: 'WAN_WEIGHTS_DOWNLOAD' }),
  'guide.grant-permission': byPerson({ type: 'permission_denied', category: 'WAN_MODEL_LOADING' }),
  'guide.free-disk': byPerson(full),
  'guide.check-network': byPerson({ type: 'network_connectivity_loss' }),
  'guide.update-driver': byPerson(kernel),
  'guide.more-memory': byPerson(short),
  'guide.right-checkpoint': byPerson({ type: 'model_compatibility_error' }),
  'guide.download-again': byPerson(cut),
  'guide.update-versions': byPerson({ type: 'model_version_mismatch' }),
  'guide.correct-request': byPerson(refused),
  'guide.other-image': byPerson({ ...refused, category: 'WAN_CONDITIONING' }),
  'guide.more-time': byPerson({ type: 'model_loading_timeout' }),
  'guide.report': byPerson({}),
};

describe('other values of the request', () => {
  it('cost the time of what has to be made again', async () => {
    const [early] = await proposed('adjust.fewer-frames', { ...short, stage: 'denoise' });
    const [late] = await proposed('adjust.fewer-frames', { ...short, stage: 'decode' });
    expect([early?.cost.timeFactor, late?.cost.timeFactor]).toEqual([1, 2]);
    const [rate] = await proposed(
      'adjust.plain-frame-rate',
      { ...refused, stage: 'decode' },
      asking({ fps: 99 }),
    );
    expect(rate?.cost.timeFactor).toBe(1);
  });
});

describe('the catalogue', () => {
  it('has a case for every action, and only for those', () => {
    expect(Object.keys(cases).sort()).toEqual(catalogue.map(({ id }) => id).sort());
    expect(catalogue.length).toBeGreaterThanOrEqual(50);
  });

  it.each(Object.entries(cases))('%s does what it says', async (id, [about, expected, given]) => {
    const [action] = await proposed(id, about, given);
    expect(action).toMatchObject(expected);
    if (expected.patch) expect(action?.patch).toEqual(expected.patch);
  });

  it.each(Object.entries(cases))(
    '%s keeps the seed, and nothing else unasked',
    async (id, [about, , given]) => {
      const actions = await proposed(id, about, given);
      const paths = actions.flatMap(({ patch }) => Object.keys(patch));
      if (id !== 'adjust.seed-in-range') expect(paths).not.toContain('request.seed');
      for (const path of paths)
        expect(path).toMatch(/^(model|checkpoint|memoryBytes|request\..+|options\..+)$/);
    },
  );
});
