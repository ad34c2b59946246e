import { createToken } from './create-token.js';
import type { ErrorClassifier } from './error-classifier.js';
import type { HardwareProfile } from './hardware-profile.js';
import type { ImageTools } from './image-tools.js';
import type { ModelAdapter } from './model-adapter.js';
import type { RecoveryOperation } from './recovery-operation.js';
import type { RecoveryStrategy } from './recovery-strategy.js';
import type { TensorRuntime } from './tensor-runtime.js';
import type { VideoEncoder } from './video-encoder.js';

/**
 * Where plugins contribute. Injecting a point's token gives the first active contribution of that point
 * (a model injects `points.runtime`).
 */
export const points = {
  classifier: createToken<ErrorClassifier>('classifier'),
  strategy: createToken<RecoveryStrategy>('strategy'),
  operation: createToken<RecoveryOperation>('operation'),
  model: createToken<ModelAdapter>('model'),
  hardware: createToken<HardwareProfile>('hardware'),
  runtime: createToken<TensorRuntime>('runtime'),
  encoder: createToken<VideoEncoder>('encoder'),
  images: createToken<ImageTools>('images'),
} as const;

/** Names of the contribution points, as they stand in `kinds` of a manifest. */
export type PluginKind = keyof typeof points;
