import type { StageEstimate } from '@retake/plugin-api';
import { expectedTextEncoderTensors } from '@retake/wan';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import type { WanRequest } from '../request/wan-request.js';
import { textLength } from '../stages/text-length.js';
import { countParameters, largestTensor } from './count-parameters.js';
import { memoryFigures as figures } from './memory-figures.js';
import type { StoredBytes } from './weight-facts.js';

const float = 4;
const int64 = 8;
const flopsPerParameter = 2;

/** The text encoder is always streamed: it runs once per prompt. */
export function estimateEncodeText(
  { textEncoder }: CheckpointConfigs,
  request: WanRequest,
  stored: StoredBytes,
): StageEstimate {
  const tensors = expectedTextEncoderTensors(textEncoder);
  const layer = /^encoder\.block\.0\./;
  const longest = Math.max(...[request.prompt, request.negativePrompt].map((text) => text.length));
  /** A token is at least a character; the end token comes on top. */
  const rows = Math.min(textLength, longest + 1);
  const cast = stored === float ? 0 : largestTensor(tensors, layer) * float;
  const weights = countParameters(tensors, layer) * stored + cast;
  const scores = figures.textScores * textEncoder.num_heads * rows * rows * float + rows * rows * int64;
  const activations =
    scores + rows * (figures.feedForwardStates * textEncoder.d_ff + textEncoder.d_model) * float;
  return {
    stage: 'encode_text',
    peakBytes: Math.ceil(figures.process + figures.running + weights + activations),
    work: 2 * rows * flopsPerParameter * countParameters(tensors, /^encoder\./),
    parts: { process: figures.process + figures.running, weights, activations },
  };
}
