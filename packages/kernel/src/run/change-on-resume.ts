import { resolve } from 'node:path';
import { type Change, type Plan, RetakeError } from '@retake/plugin-api';
import type { RunSettings } from '../events/run-creation.js';
import { requireFileName } from './require-file-name.js';
import type { ResumeOptions } from './retake.js';

/** A run as it goes on, with what a person changed. */
export interface ResumedCourse {
  readonly plan: Plan;
  readonly settings: RunSettings;
  readonly changes: readonly Change[];
}

const reason = 'changed by a person on resume';

/**
 * Applies what a person gave on resume: the memory limit to the plan, folder and name of the clip to the settings.
 * @throws RetakeError `request_invalid` when the limit is not a positive whole number of bytes or the name is no name
 */
export function changeOnResume(plan: Plan, settings: RunSettings, options: ResumeOptions): ResumedCourse {
  const { memoryBytes = plan.memoryBytes, outputDirectory, outputName = settings.outputName } = options;
  refuseBadLimit(memoryBytes);
  requireFileName(outputName);
  const folder = outputDirectory === undefined ? settings.outputDirectory : resolve(outputDirectory);
  const changes = [
    { path: 'plan.memoryBytes', from: plan.memoryBytes, to: memoryBytes, reason },
    { path: 'settings.outputDirectory', from: settings.outputDirectory, to: folder, reason },
    { path: 'settings.outputName', from: settings.outputName, to: outputName, reason },
  ].filter(({ from, to }) => from !== to);
  return {
    plan: { ...plan, memoryBytes },
    settings: { ...settings, outputDirectory: folder, outputName },
    changes,
  };
}

function refuseBadLimit(memoryBytes: number | null): void {
  if (memoryBytes === null || (Number.isSafeInteger(memoryBytes) && memoryBytes > 0)) return;
  throw new RetakeError('request_invalid', `A memory limit of ${memoryBytes} bytes is not possible.`, {
    hint: 'Give a positive whole number of bytes.',
    facts: { path: 'memoryBytes', given: String(memoryBytes) },
  });
}
