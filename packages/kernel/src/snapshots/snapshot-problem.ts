import { RetakeError } from '@retake/plugin-api';

export function snapshotNotFound(run: string, id: string): RetakeError {
  return new RetakeError('snapshot_not_found', `The run "${run}" has no snapshot "${id}".`, {
    facts: { run, snapshot: id },
  });
}

export function snapshotInvalid(file: string, why: string, cause?: unknown): RetakeError {
  return new RetakeError('snapshot_invalid', `The snapshot cannot be used: ${why} (${file}).`, {
    facts: { file, why },
    ...(cause === undefined ? {} : { cause }),
  });
}
