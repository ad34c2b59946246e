import type { RunEvent, RunEventBody } from '@retake/kernel';
import type { Failure } from '@retake/plugin-api';

export const failure: Failure = {
  code: 'WAN_MEMORY_MANAGEMENT/allocation_failed',
  category: 'WAN_MEMORY_MANAGEMENT',
  type: 'vram_exhaustion',
  severity: 'high',
  scope: 'call',
  transience: 'needs_change',
  firstMove: 'resource_optimization',
  confidence: 0.95,
  evidence: { classifier: 'ort', rule: 'arena' },
  stage: 'denoise',
  step: 4,
  userMessage: 'The frames do not fit into memory.',
  technicalDetail: 'Failed to allocate memory for requested buffer of size 123',
  nextSteps: ['Allow more memory.', 'Ask for fewer frames.'],
  docsUrl: 'docs/failures.md#memory',
  facts: {},
};

export const pluginProblem: RunEventBody = {
  type: 'plugin.problem',
  plugin: 'acme',
  point: 'classifier',
  contribution: 'words',
  method: 'classify',
  code: 'call_failed',
  message: 'classify of classifier "words" of plugin "acme" threw: oops',
  hint: 'Report it.',
};

const body: RunEventBody[] = [
  { type: 'stage.started', stage: 'denoise', key: 'a', index: 1, title: 'Denoise' },
  { type: 'failure', failure, attempt: 1 },
  {
    type: 'recovery.applied',
    action: {
      id: 'fallback.vae-tiling:tile-256',
      plugin: 'strategy-fallback',
      why: 'Tiles need less memory at once.',
      strategyClass: 'intelligent_fallback',
      patch: { 'options.vae.tiling': { tile: 256 } },
      delayMs: 1500,
      probability: 0.9,
      consent: 'auto',
      title: 'Decode in tiles',
      cost: { quality: 0.01, timeFactor: 1.3 },
    },
    failureCode: failure.code,
    place: 'denoise:4',
    changes: [{ path: 'options.vae.tiling', from: null, to: { tile: 256 }, reason: 'smaller pieces' }],
    plan: { model: 'm', checkpoint: '/c', request: {}, options: {}, memoryBytes: null, hardware: 'cpu' },
    delayMs: 1500,
  },
  { type: 'stage.reused', stage: 'denoise', key: 'a', index: 1, title: 'Denoise' },
  { type: 'checkpoint', stage: 'denoise', step: 5, bytes: 12 },
  { type: 'checkpoint.resumed', stage: 'denoise', step: 5 },
  { type: 'run.finished', files: { video: '/v.mp4' }, report: '/v.json' },
];

/** A run that broke once, half a second between two events. */
export const sampleEvents: readonly RunEvent[] = body.map((event, index) => ({
  seq: index + 1,
  at: 1_000_000 + index * 500,
  runId: 'r1',
  ...event,
}));
