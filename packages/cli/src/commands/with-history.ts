import type { History } from '@retake/kernel';
import type { CliOptions } from '../cli-options.js';
import type { Terminal } from '../terminal.js';
import { existingRunsOf } from './existing-runs-of.js';

interface PastContext {
  readonly terminal: Terminal;
  readonly options: CliOptions;
  readonly flags: { readonly 'runs-dir'?: string | undefined };
}

/**
 * Opens the history of the runs directory, lets `use` work with it and closes it again.
 * @throws UsageError when the folder given with `--runs-dir` is not there
 */
export async function withHistory<R>(
  context: PastContext,
  use: (history: History) => Promise<R>,
): Promise<R> {
  const { openHistory, systemClock, systemRandom } = await import('@retake/kernel');
  const runsDirectory = await existingRunsOf(context);
  const history = openHistory({ runsDirectory, clock: systemClock, owner: systemRandom.id() });
  try {
    const result = await use(history);
    history.onProblem(({ message, hint }) => context.terminal.err(`${message}. ${hint}\n`));
    return result;
  } finally {
    await history.close();
  }
}
