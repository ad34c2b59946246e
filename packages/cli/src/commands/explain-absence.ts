import { fileURLToPath } from 'node:url';
import type { PluginReport } from '@retake/kernel';
import { RetakeError } from '@retake/plugin-api';
import { missingPoints } from './missing-points.js';

const saysAbsence = new Set<string>(['plugin_unavailable', 'model_unknown', 'hardware_unknown']);

/** Adds everything an app lacks, and what to type, to an error that names only the first thing missing. */
export function explainAbsence(error: unknown, reports: readonly PluginReport[], app: string): unknown {
  if (!RetakeError.is(error) || !saysAbsence.has(error.code)) return error;
  const missing = missingPoints(reports);
  if (missing.length === 0) return error;
  const folder = app.startsWith('file:') ? fileURLToPath(app) : app;
  const lines = missing.map(({ needed, fix }) => `  ${needed}: ${fix}`);
  return new RetakeError(error.code, error.message, {
    cause: error,
    hint: `The plugins of an app are its dependencies. Missing in ${folder}:\n${lines.join('\n')}`,
    facts: { ...error.facts, missing: missing.map((point) => ({ ...point })) },
  });
}
