import { resolve } from 'node:path';
import { createRetake, defaultFolders, type Retake } from '@retake/kernel';
import type { Logger } from '@retake/plugin-api';
import { pino } from 'pino';
import type { CliOptions } from '../cli-options.js';
import type { Terminal } from '../terminal.js';
import { explainAbsence } from './explain-absence.js';

/** What of a command decides which app and which folders are used. */
export interface AppContext {
  readonly terminal: Terminal;
  readonly options: CliOptions;
  readonly flags: {
    readonly app?: string | undefined;
    readonly 'runs-dir'?: string | undefined;
    readonly verbose?: boolean | undefined;
  };
}

/** The app named by `--app` or by the program, else the one that the current folder belongs to. */
export function appOf({ flags, terminal, options }: AppContext): string {
  return flags.app === undefined ? (options.from ?? terminal.cwd) : resolve(terminal.cwd, flags.app);
}

/** Absolute path of the folder that holds the runs. */
export function runsDirectoryOf({ flags, terminal }: AppContext): string {
  const given = flags['runs-dir'];
  return given === undefined ? defaultFolders().runs : resolve(terminal.cwd, given);
}

/** Logs of kernel and plugins: nowhere, or to stderr as JSON lines. Written at once, so that last words are not lost. */
export function loggerOf({ flags }: AppContext): Logger {
  return pino({ level: flags.verbose ? 'debug' : 'silent' }, pino.destination({ dest: 2, sync: true }));
}

/** Brings up the plugins of the app, lets `use` work with them and stops them again. */
export async function withRetake<R>(
  context: AppContext,
  hardware: string | undefined,
  use: (retake: Retake) => Promise<R>,
): Promise<R> {
  const retake = await createRetake({
    from: appOf(context),
    runsDirectory: runsDirectoryOf(context),
    logger: loggerOf(context),
    ...(hardware === undefined ? {} : { hardware }),
  });
  try {
    return await use(retake);
  } catch (error) {
    throw explainAbsence(error, retake.plugins(), appOf(context));
  } finally {
    await retake.stop();
  }
}
