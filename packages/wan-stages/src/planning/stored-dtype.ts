import { join } from 'node:path';
import { openWeights } from '@retake/onnx';
import type { ComponentName, StoredDtype } from '@retake/wan';

/**
 * How a component's numbers are stored, by the headers. Components that cannot be read count as bfloat16: inspection reports
 * them, and an estimate is still there for the alternatives.
 */
export async function storedDtype(checkpoint: string, component: ComponentName): Promise<StoredDtype> {
  try {
    const weights = await openWeights(join(checkpoint, component));
    const narrow = weights.names.map((name) => weights.get(name).dtype).find((dtype) => dtype !== 'F32');
    if (narrow === undefined) return 'F32';
    return narrow === 'F16' ? 'F16' : 'BF16';
  } catch {
    return 'BF16';
  }
}
