import { PluginProblem } from '../report/index.js';
import type { PluginRecord } from './plugin-record.js';
import { type PhaseTools, runPhase } from './run-phase.js';

/** Stops what was started, last started first. Tries all; what fails is reported. Never rejects. */
export async function stopPlugins(
  started: readonly PluginRecord[],
  tools: PhaseTools,
  deadlineMs: number,
): Promise<void> {
  for (const record of [...started].reverse()) {
    record.phase = 'stop';
    const codes = { failed: 'stop_failed', timeout: 'stop_timeout' } as const;
    try {
      await runPhase(tools, { phase: 'stop', who: record.name, deadlineMs, ...codes }, () =>
        record.plugin?.stop?.(),
      );
    } catch (problem) {
      if (!(problem instanceof PluginProblem)) throw problem;
      record.end('failed', problem);
    }
  }
}
