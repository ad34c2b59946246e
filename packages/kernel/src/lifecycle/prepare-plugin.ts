import { pathToFileURL } from 'node:url';
import { validateConfig } from '../config/index.js';
import { PluginProblem } from '../report/index.js';
import { checkExport } from './check-export.js';
import { collectContributions } from './collect-contributions.js';
import type { PluginDeadlines } from './load-options.js';
import type { PluginRecord } from './plugin-record.js';
import { type PhaseTools, runPhase } from './run-phase.js';

/** Import → check → config → register of one plugin. Ends the record where it goes wrong; creates nothing. */
export async function preparePlugin(
  record: PluginRecord,
  given: unknown,
  tools: PhaseTools,
  deadlines: PluginDeadlines,
): Promise<void> {
  if (record.ended) return;
  try {
    record.plugin ??= checkExport(record, await importModule(record, tools, deadlines.import));
    const { plugin } = record;
    record.phase = 'config';
    const codes = { failed: 'config_invalid', timeout: 'config_invalid' } as const;
    const step = { phase: 'config', who: record.name, deadlineMs: deadlines.create, ...codes } as const;
    record.config = await runPhase(tools, step, () => validateConfig(plugin, given));
    record.phase = 'register';
    record.contributions = collectContributions(record);
  } catch (problem) {
    if (!(problem instanceof PluginProblem)) throw problem;
    record.end(problem.phase === 'check' ? 'rejected' : 'failed', problem);
  }
}

async function importModule(
  record: PluginRecord,
  tools: PhaseTools,
  deadlineMs: number,
): Promise<Readonly<Record<string, unknown>>> {
  record.phase = 'import';
  const { entry = '' } = record.candidate;
  const codes = { failed: 'import_failed', timeout: 'import_timeout' } as const;
  const step = { phase: 'import', who: record.name, deadlineMs, ...codes } as const;
  return runPhase(tools, step, () => import(/* @vite-ignore */ pathToFileURL(entry).href));
}
