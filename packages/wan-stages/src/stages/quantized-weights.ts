import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  fingerprint,
  openWeights,
  type QuantizeProgress,
  quantizeWeights,
  type TensorEntry,
  type Weights,
} from '@retake/onnx';
import type { Expert, Precision } from '@retake/wan';
import type { StageTools } from './stage-tools.js';

/** Blocks are the values that share a scale: the finer of the sizes ONNX Runtime is fast with. */
const formats = { int8: { bits: 8, blockSize: 64 }, int4: { bits: 4, blockSize: 32 } } as const;
const inBlock = /^blocks\.\d+\.(attn[12]|ffn)\..*\.weight$/;

export interface QuantizeCall {
  readonly expert: Expert;
  readonly precision: Exclude<Precision, 'source'>;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: QuantizeProgress) => void;
}

/**
 * INT8 or INT4 weights of an expert's attention and feed-forward matrices: from the cache, keyed by the content of the source files, or
 * made now. Norms, modulation, embeddings and head are not in them.
 */
export async function quantizedWeights(
  { configs, cacheDirectory }: Pick<StageTools, 'configs' | 'cacheDirectory'>,
  { expert, precision, signal, onProgress }: QuantizeCall,
): Promise<Weights> {
  const weights = await openWeights(join(configs.folder, expert));
  const cache = join(cacheDirectory, 'quantized');
  await mkdir(cache, { recursive: true });
  const content = await fingerprint(
    weights.files.map(({ path }) => path),
    { cacheDirectory: cache, signal },
  );
  const { bits, blockSize } = formats[precision];
  const folder = join(cache, `${content}-q${bits}-block${blockSize}`);
  const out = join(folder, 'model.safetensors');
  if (await exists(out)) return openWeights(folder);
  await mkdir(folder, { recursive: true });
  return quantizeWeights({
    weights,
    select: isQuantised,
    bits,
    blockSize,
    out,
    signal,
    ...(onProgress && { onProgress }),
  });
}

function isQuantised(name: string, { shape }: TensorEntry): boolean {
  return shape.length === 2 && inBlock.test(name);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
