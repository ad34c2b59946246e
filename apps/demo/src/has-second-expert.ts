import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether the index of a checkpoint tells where a second expert takes over. No, where there is nothing to read. */
export function hasSecondExpert(checkpoint: string): boolean {
  try {
    const index: unknown = JSON.parse(readFileSync(join(checkpoint, 'model_index.json'), 'utf8'));
    return typeof (index as { boundary_ratio?: unknown } | null)?.boundary_ratio === 'number';
  } catch {
    return false;
  }
}
