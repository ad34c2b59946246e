import type {
  Failure,
  Lever,
  LeverKind,
  LeverSetting,
  RecoveryAction,
  RecoveryContext,
  ValidatedRequest,
} from '@retake/plugin-api';
import { catalogue } from '../src/catalogue.js';
import { proposeActions } from '../src/propose-actions.js';
import { type StrategyConfig, strategyConfig } from '../src/strategy-config.js';

/** A failure with sensible values for what a test does not care about. */
export function failure(given: Partial<Failure> = {}): Failure {
  return {
    code: 'WAN_INFERENCE/broken',
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    severity: 'high',
    scope: 'call',
    transience: 'needs_change',
    firstMove: 'parameter_adjustment',
    confidence: 1,
    evidence: { classifier: 'test', rule: 'test' },
    stage: 'denoise',
    userMessage: 'It broke.',
    technicalDetail: '',
    nextSteps: [],
    docsUrl: '',
    facts: {},
    ...given,
  };
}

/** A lever whose settings put their own name at `options.<id>`; the first is the current one. */
export function lever(kind: LeverKind, stages: string, settings: string, id: string = kind): Lever {
  const names = settings.split(' ');
  const setting = (name: string): LeverSetting => ({
    id: name,
    title: name,
    values: { [`options.${id}`]: name },
    qualityCost: 0.01,
    timeFactor: 1.1,
  });
  return {
    id,
    kind,
    stages: stages.split(' '),
    settings: names.map(setting),
    current: names[0] ?? '',
  };
}

const gibibyte = 2 ** 30;

/** A plan of a model with every dial there is. */
export function circumstances(given: Partial<RecoveryContext> = {}): RecoveryContext {
  const request = {
    prompt: 'a fox runs',
    negativePrompt: 'blurry',
    width: 832,
    height: 480,
    frames: 81,
    fps: 16,
    steps: 40,
    guidanceScale: 4,
    guidanceScale2: 3,
    seed: 7,
  };
  return {
    plan: { model: 'm', checkpoint: '/c', request, options: {}, memoryBytes: null, hardware: 'card' },
    levers: [
      lever('tiling', 'decode', 'whole tile-256'),
      lever('tiling', 'encode_image', 'whole tile-128', 'encode-tiling'),
      lever('tiling', 'decode', 'whole chunk-4', 'vae-chunks'),
      lever('residency', 'denoise', 'resident component sequential stream'),
      lever('residency', 'encode_text denoise', 'together first', 'text-encoder'),
      lever('residency', 'denoise', 'both one', 'experts'),
      lever('precision', 'denoise', 'fp32 fp16 int8 int4'),
      lever('precision', 'decode', 'fp16 fp32', 'vae-precision'),
      lever('attention', 'denoise', 'flash sdpa fp32 sliced'),
      lever('batch', 'denoise', 'both one', 'guidance-batch'),
      lever('provider', 'denoise decode', 'cuda directml cpu'),
      lever('kernel', 'denoise', 'compiled plain'),
      lever('components', 'denoise', 'all without-transformer_2'),
      lever('engine', 'denoise', 'optimised generic comfyui'),
      lever('checkpoint', 'denoise decode', 'wan other'),
      lever('level', 'denoise decode', 'full high medium low minimal'),
    ],
    hardware: {
      id: 'card',
      title: 'Card',
      kind: 'cuda',
      memoryBytes: 16 * gibibyte,
      precisions: [],
      offloadOrder: [],
      usable: 0.5,
      source: 'test',
    },
    past: [],
    occurrences: 1,
    estimate: async () =>
      ['encode_text', 'denoise', 'decode'].map((stage) => ({ stage, work: 1, peakBytes: 1, parts: {} })),
    validate: async (asked): Promise<ValidatedRequest> => ({
      request: { steps: 40, ...asked },
      adjustments: [],
      problems: [],
    }),
    random: () => 0.5,
    ...given,
  };
}

/** What the row of an id proposes. */
export async function proposed(
  id: string,
  about: Partial<Failure>,
  given: Partial<RecoveryContext> = {},
  config: StrategyConfig = strategyConfig.parse(undefined),
): Promise<readonly RecoveryAction[]> {
  const row = catalogue.find((one) => one.id === id);
  if (!row) throw new Error(`no row ${id}`);
  const actions = await proposeActions(row.strategy, failure(about), circumstances(given), config);
  return actions.filter((action) => action.id === id || action.id.startsWith(`${id}:`));
}
