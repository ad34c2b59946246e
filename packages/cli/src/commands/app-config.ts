import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AppConfig, PluginReport } from '@retake/kernel';
import { RetakeError } from '@retake/plugin-api';
import type { ConfigFile } from './name-config-file.js';
import { type AppContext, appOf } from './open-retake.js';

/**
 * What the app configures in its package.json, and on top of that what the file of `--config` says.
 * @throws RetakeError `config_invalid` with file, path, value and what is allowed
 */
export async function appConfigOf(context: AppContext): Promise<AppConfig> {
  const { mergeAppConfigs, readAppConfig } = await import('@retake/kernel');
  const own = await readAppConfig(appOf(context));
  const given = await configFileOf(context);
  return given === undefined ? own : mergeAppConfigs(own, given.config);
}

/** What `--config` names, read, or undefined without it. @throws RetakeError `config_invalid` */
export async function configFileOf({ flags, terminal }: AppContext): Promise<ConfigFile | undefined> {
  if (flags.config === undefined) return undefined;
  const file = resolve(terminal.cwd, flags.config);
  if (!existsSync(file))
    throw new RetakeError('config_invalid', `--config: there is no file ${file}`, {
      hint: 'Give the path of a JSON file with `config`, `limits` or `priorities`.',
      facts: { file },
    });
  const { readConfigFile } = await import('@retake/kernel');
  return { file, config: await readConfigFile(file) };
}

/**
 * Plugins go on without one whose configuration is wrong; a person who wrote it wants to know instead.
 * @throws RetakeError `config_invalid`
 */
export function refuseWrongConfig(reports: readonly PluginReport[]): void {
  const wrong = reports.filter(({ code }) => code === 'config_invalid');
  if (wrong.length === 0) return;
  const told = wrong.map(({ id, package: name, message }) => message ?? `the configuration of ${id ?? name}`);
  throw new RetakeError('config_invalid', told.join('; '), {
    hint: 'Correct or remove it in the `retake` section of the package.json of the app, or in the file of --config.',
    facts: { plugins: wrong.map(({ id, package: name }) => id ?? name) },
  });
}
