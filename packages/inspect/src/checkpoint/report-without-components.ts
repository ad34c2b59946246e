import type { CheckpointLayout, CheckpointReport } from '../report/checkpoint-report.js';
import type { Finding } from '../report/finding.js';
import { summarise } from './summarise.js';

/** A report of something of which no components can be told. */
export function reportWithoutComponents(
  folder: string,
  layout: CheckpointLayout,
  findings: readonly Finding[],
): CheckpointReport {
  const judged = { layout, kind: 'unknown', components: [], pipelines: [] } as const;
  return {
    version: 1,
    folder,
    ...judged,
    pipelineClass: null,
    summary: summarise(judged),
    usable: [],
    findings,
    looseFiles: [],
    bytes: 0,
    memory: null,
  };
}
