import type { StageEstimate } from '@retake/plugin-api';
import { estimateTextEncoder, expectedTextEncoderTensors, type StoredDtype } from '@retake/wan';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import type { WanRequest } from '../request/wan-request.js';
import { textLength } from '../stages/text-length.js';
import { countParameters } from './count-parameters.js';

const flopsPerParameter = 2;

/** The text encoder is always streamed: it runs once per prompt. */
export function estimateEncodeText(
  { textEncoder }: CheckpointConfigs,
  request: WanRequest,
  dtype: StoredDtype,
): StageEstimate {
  const longest = Math.max(...[request.prompt, request.negativePrompt].map((text) => text.length));
  /** A token is at least a character; the end token comes on top. */
  const rows = Math.min(textLength, longest + 1);
  const { peakBytes, parts } = estimateTextEncoder({ config: textEncoder, rows, residency: 'stream', dtype });
  const perRow = flopsPerParameter * countParameters(expectedTextEncoderTensors(textEncoder), /^encoder\./);
  return { stage: 'encode_text', peakBytes: Math.ceil(peakBytes), work: 2 * rows * perRow, parts };
}
