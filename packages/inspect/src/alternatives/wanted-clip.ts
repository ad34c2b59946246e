import type { HardwareFacts, JsonObject } from '@retake/plugin-api';
import type { RegisteredCheckpoint, Task } from './registered-checkpoint.js';

/** What alternatives are measured against. */
export interface WantedClip {
  readonly task: Task;
  /** The checkpoint to stand in for; null when only a task is asked for. */
  readonly model: RegisteredCheckpoint | null;
  /** Fields of a Retake request: width, height, frames, image… Absent fields ask for nothing. */
  readonly request: JsonObject;
  /** Memory of the device in bytes, and how much of it may be used. Absent: not judged. */
  readonly hardware?: Pick<HardwareFacts, 'memoryBytes' | 'usable'>;
}

/** The task that a request asks for: what its images say, else what the model is for. */
export function taskOf(request: JsonObject, model: RegisteredCheckpoint | null): Task {
  if (typeof request.lastImage === 'string') return 'flf2v';
  if (typeof request.image === 'string') return 'i2v';
  return model?.tasks[0] ?? 't2v';
}
