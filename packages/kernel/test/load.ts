import type { Plugin } from '@retake/plugin-api';
import { FakeClock, FakeRandom, RecordingLogger } from '@retake/plugin-testkit';
import { onTestFinished } from 'vitest';
import { type LoadPluginsOptions, loadPlugins, type PluginHost } from '../src/lifecycle/index.js';
import { makeFolder } from './make-folder.js';

export interface Loading {
  readonly clock: FakeClock;
  readonly logger: RecordingLogger;
  readonly host: Promise<PluginHost>;
}

/** Starts loading these plugins into an app without dependencies, with a clock that stands still. */
export async function startLoading(
  plugins: readonly (Plugin | string)[],
  options: Partial<LoadPluginsOptions> = {},
): Promise<Loading> {
  const clock = new FakeClock();
  const logger = new RecordingLogger();
  const from = await makeFolder({ 'package.json': { name: 'app' } });
  const services = { clock, random: new FakeRandom(), logger, cacheDirectory: from };
  const host = loadPlugins({ from, plugins, services, ...options });
  return { clock, logger, host };
}

/** Loads and stops after the test. */
export async function load(
  plugins: readonly (Plugin | string)[],
  options: Partial<LoadPluginsOptions> = {},
): Promise<PluginHost> {
  const host = await (await startLoading(plugins, options)).host;
  onTestFinished(() => host.stop());
  return host;
}
