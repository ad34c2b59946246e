import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  definePlugin,
  type ErrorClassifier,
  type FailureCandidate,
  type HardwareFacts,
  points,
  type RecoveryAction,
  type RecoveryOperation,
  type RecoveryStrategy,
} from '@retake/plugin-api';
import { onTestFinished } from 'vitest';
import { type CreateRetakeOptions, createRetake } from '../src/create-retake.js';
import type { Retake } from '../src/run/retake.js';
import { TestClock } from './test-clock.js';
import { TestRandom } from './test-random.js';
import { type TinyHooks, tinyModel } from './tiny-model.js';

export const request = { model: 'tiny', checkpoint: '/models/tiny', prompt: 'a fox' } as const;

export const facts: HardwareFacts = {
  id: 'box',
  title: 'Box',
  kind: 'cpu',
  memoryBytes: 100,
  precisions: ['fp32'],
  offloadOrder: [],
  usable: 0.5,
  source: 'test',
};

export interface KitOptions {
  readonly hooks?: TinyHooks;
  readonly classifier?: ErrorClassifier;
  readonly strategies?: Readonly<Record<string, RecoveryStrategy>>;
  /** Strategies of further plugins, by plugin id. */
  readonly others?: Readonly<Record<string, RecoveryStrategy>>;
  readonly operations?: Readonly<Record<string, RecoveryOperation['run']>>;
  readonly folder?: string;
  readonly clock?: TestClock;
  readonly detected?: boolean;
  readonly hardware?: string;
  readonly limits?: CreateRetakeOptions['limits'];
  readonly priorities?: CreateRetakeOptions['priorities'];
  readonly choosing?: CreateRetakeOptions['choosing'];
}

/** A real Retake over the tiny model in a folder of its own; stopped and removed after the test. */
export async function kit(
  options: KitOptions = {},
): Promise<{ retake: Retake; folder: string; clock: TestClock }> {
  const folder = options.folder ?? (await temporaryFolder());
  const clock = options.clock ?? new TestClock();
  await mkdir(join(folder, 'app'), { recursive: true });
  await writeFile(join(folder, 'app', 'package.json'), '{"name":"app","version":"1.0.0"}');
  const retake = await createRetake({
    from: join(folder, 'app', 'package.json'),
    plugins: [plugin(options), ...Object.entries(options.others ?? {}).map(other)],
    runsDirectory: join(folder, 'runs'),
    cacheDirectory: join(folder, 'cache'),
    clock,
    random: new TestRandom(),
    ...(options.hardware === undefined ? {} : { hardware: options.hardware }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.priorities === undefined ? {} : { priorities: options.priorities }),
    ...(options.choosing === undefined ? {} : { choosing: options.choosing }),
  });
  onTestFinished(() => retake.stop());
  return { retake, folder, clock };
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'retake-kernel-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function plugin(options: KitOptions) {
  const { hooks, classifier = wordClassifier, strategies = {}, operations = {}, detected = true } = options;
  return definePlugin({
    id: 'tiny',
    api: 1,
    register(registrar) {
      registrar.contribute(points.model, { id: 'tiny', inject: [], create: () => tinyModel(hooks) });
      registrar.contribute(points.hardware, {
        id: 'box',
        inject: [],
        create: () => ({ facts, detect: async () => detected }),
      });
      registrar.contribute(points.classifier, { id: 'words', inject: [], create: () => classifier });
      for (const [id, strategy] of Object.entries(strategies)) {
        registrar.contribute(points.strategy, { id, inject: [], create: () => strategy });
      }
      for (const [id, run] of Object.entries(operations)) {
        registrar.contribute(points.operation, { id, inject: [], create: () => ({ title: id, run }) });
      }
    },
  });
}

/** A plugin that brings one strategy of its own name. */
function other([id, strategy]: readonly [string, RecoveryStrategy]) {
  return definePlugin({
    id,
    api: 1,
    register: (registrar) =>
      registrar.contribute(points.strategy, { id, inject: [], create: () => strategy }),
  });
}

/** Failures by the first word of the message: `memory`, `busy` (transient), `killed` (transient), `broken` (permanent). */
export const wordClassifier: ErrorClassifier = {
  classify: ({ message }) => {
    const known = words[message.split(' ')[0] ?? ''];
    return known ? [{ ...known, technicalDetail: message }] : [];
  },
};

const base: FailureCandidate = {
  code: 'WAN_INFERENCE/broken',
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'call',
  transience: 'permanent',
  confidence: 0.9,
  rule: 'word',
  userMessage: 'It broke.',
  technicalDetail: '',
  nextSteps: ['Look.'],
  facts: {},
};

const words: Readonly<Record<string, FailureCandidate>> = {
  broken: base,
  busy: { ...base, code: 'WAN_MODEL_LOADING/busy', category: 'WAN_MODEL_LOADING', transience: 'transient' },
  killed: { ...base, code: 'WAN_INFERENCE/killed', transience: 'transient' },
  memory: {
    ...base,
    code: 'WAN_MEMORY_MANAGEMENT/allocation_failed',
    category: 'WAN_MEMORY_MANAGEMENT',
    type: 'vram_exhaustion',
    transience: 'needs_change',
  },
};

/** An action with sensible values for what a test does not care about. */
export function action(given: Partial<RecoveryAction> & { readonly id: string }): RecoveryAction {
  return {
    title: given.id,
    why: 'because',
    strategyClass: 'intelligent_fallback',
    patch: {},
    delayMs: 0,
    probability: 0.5,
    cost: { quality: 0, timeFactor: 1 },
    consent: 'auto',
    ...given,
  };
}

/** A strategy that always proposes the same. */
export function always(...actions: RecoveryAction[]): RecoveryStrategy {
  return { propose: () => actions };
}
