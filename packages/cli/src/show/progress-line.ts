import { showDuration } from './duration.js';

/** Where a run is. */
export interface RunProgress {
  /** Whole run, 0 to 1. */
  readonly overall: number;
  readonly stage: string;
  readonly step: number | null;
  readonly steps: number | null;
  readonly etaSeconds: number | null;
  readonly message: string | null;
}

const barWidth = 24;

/** One line: `━━━━━━────  25 %  denoise 5/20  about 3 min 05 s left`, cut to `columns`. */
export function showProgress(progress: RunProgress, columns: number): string {
  const share = Math.min(1, Math.max(0, progress.overall));
  const filled = Math.floor(share * barWidth);
  const parts = [
    '━'.repeat(filled) + '─'.repeat(barWidth - filled),
    `${String(Math.floor(share * 100)).padStart(3)} %`,
    showPlace(progress),
    progress.etaSeconds === null ? '' : `about ${showDuration(progress.etaSeconds)} left`,
  ];
  return parts
    .filter((part) => part !== '')
    .join('  ')
    .slice(0, Math.max(1, columns - 1));
}

/** Stage and step: `denoise 5/20`. */
export function showPlace({ stage, step, steps }: Pick<RunProgress, 'stage' | 'step' | 'steps'>): string {
  if (step === null) return stage;
  return steps === null ? `${stage} ${step}` : `${stage} ${step}/${steps}`;
}
