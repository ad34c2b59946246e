import type { History } from '@retake/kernel';
import type { CliOptions } from '../cli-options.js';
import type { Terminal } from '../terminal.js';
import { runsDirectoryOf } from './open-retake.js';

interface PastContext {
  readonly terminal: Terminal;
  readonly options: CliOptions;
  readonly flags: { readonly 'runs-dir'?: string | undefined };
}

/** Opens the history of the runs directory, lets `use` work with it and closes it again. */
export async function withHistory<R>(
  context: PastContext,
  use: (history: History) => Promise<R>,
): Promise<R> {
  const { openHistory, systemClock, systemRandom } = await import('@retake/kernel');
  const runsDirectory = await runsDirectoryOf(context);
  const history = openHistory({ runsDirectory, clock: systemClock, owner: systemRandom.id() });
  try {
    const result = await use(history);
    history.onProblem(({ message, hint }) => context.terminal.err(`${message}. ${hint}\n`));
    return result;
  } finally {
    await history.close();
  }
}
