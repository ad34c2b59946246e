import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { PluginReport, Retake } from '@retake/kernel';
import type { Logger } from '@retake/plugin-api';
import type { Dimensions } from '../args/read-dimensions.js';
import { UsageError } from '../args/usage-error.js';
import type { CliOptions } from '../cli-options.js';
import type { Terminal } from '../terminal.js';
import { appConfigOf, configFileOf, refuseWrongConfig } from './app-config.js';
import { explainAbsence } from './explain-absence.js';
import { nameConfigFile } from './name-config-file.js';
import { nameFlags } from './name-flags.js';

/** What of a command decides which app and which folders are used. */
export interface AppContext {
  readonly terminal: Terminal;
  readonly options: CliOptions;
  readonly flags: {
    readonly app?: string | undefined;
    readonly 'runs-dir'?: string | undefined;
    readonly config?: string | undefined;
    readonly verbose?: boolean | undefined;
    readonly size?: Dimensions | undefined;
    readonly preset?: string | undefined;
  };
}

/**
 * The app named by `--app` or by the program, else the one that the current folder belongs to.
 * @throws UsageError when no package.json is in the folder of `--app`, or above it
 */
export function appOf({ flags, terminal, options }: AppContext): string {
  if (flags.app === undefined) return options.from ?? terminal.cwd;
  const app = resolve(terminal.cwd, flags.app);
  for (let at = app; !existsSync(join(at, 'package.json')); at = dirname(at))
    if (at === dirname(at))
      throw new UsageError(
        `--app: there is no package.json in ${app}, or above it`,
        'Give the folder of an app whose dependencies are plugins.',
      );
  return app;
}

/** Absolute path of the folder that holds the runs. */
export async function runsDirectoryOf({ flags, terminal, options }: AppContext): Promise<string> {
  const given = flags['runs-dir'] ?? options.runsDirectory;
  if (given !== undefined) return resolve(terminal.cwd, given);
  const { defaultFolders } = await import('@retake/kernel');
  return defaultFolders().runs;
}

/** Logs of kernel and plugins: nowhere, or to stderr as JSON lines. Written at once, so that last words are not lost. */
export async function loggerOf({ flags }: AppContext): Promise<Logger> {
  const { pino } = await import('pino');
  const logger: Logger = pino(
    { level: flags.verbose ? 'debug' : 'silent' },
    pino.destination({ dest: 2, sync: true }),
  );
  return logger;
}

/**
 * Brings up the plugins of the app, lets `use` work with them and stops them again. The kernel is loaded here and not
 * before, so that help and mistyped flags are answered at once.
 * @param refuse what to make of plugins that did not come up; by default a wrong configuration is an error
 */
export async function withRetake<R>(
  context: AppContext,
  hardware: string | undefined,
  use: (retake: Retake) => Promise<R>,
  refuse: (reports: readonly PluginReport[]) => void = refuseWrongConfig,
): Promise<R> {
  const [{ createRetake }, { RunLogs }] = await Promise.all([
    import('@retake/kernel'),
    import('@retake/logs'),
  ]);
  const config = await appConfigOf(context);
  const runsDirectory = await runsDirectoryOf(context);
  const { now } = context.terminal;
  const prompts = context.terminal.env.RETAKE_LOG_PROMPTS === '0';
  const logs = new RunLogs({ runsDirectory, also: await loggerOf(context), now, prompts });
  const retake = await createRetake({
    ...config,
    from: appOf(context),
    runsDirectory,
    logger: logs.logger,
    ...(hardware === undefined ? {} : { hardware }),
  }).catch(async (error: unknown) => {
    throw nameConfigFile(error, await configFileOf(context));
  });
  try {
    refuse(retake.plugins());
    return await use(logs.watch(retake));
  } catch (error) {
    throw explainAbsence(nameFlags(error, context.flags), retake.plugins(), appOf(context));
  } finally {
    await retake.stop();
    await logs.close();
  }
}
