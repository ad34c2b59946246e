import { join } from 'node:path';
import { openWeights } from '@retake/onnx';
import type { ComponentName } from '@retake/wan';

/** Bytes per number of the matrices in a component's files. */
export type StoredBytes = 2 | 4;

/**
 * How wide a component's numbers are stored, by the headers. Components that cannot be read count as 16 bit: inspection
 * reports them, and an estimate is still there for the alternatives.
 */
export async function storedBytes(checkpoint: string, component: ComponentName): Promise<StoredBytes> {
  try {
    const weights = await openWeights(join(checkpoint, component));
    const allFloat32 = weights.names.every((name) => weights.get(name).dtype === 'F32');
    return allFloat32 ? 4 : 2;
  } catch {
    return 2;
  }
}
