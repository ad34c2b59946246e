import type { NamedClassifier } from '@retake/kernel';
import { points, RetakeError } from '@retake/plugin-api';
import { type AppContext, appOf, loggerOf } from '../commands/open-retake.js';

/**
 * The classifiers of the app, and of those that come with this command the ones the app does not have. An app is not needed.
 * @throws RetakeError `config_invalid` when the app that was asked for with `--app` is not there
 */
export async function classifiersOf(context: AppContext): Promise<readonly NamedClassifier[]> {
  const own = await load(context, import.meta.url);
  const apps = await load(context, appOf(context)).catch((error) => {
    if (context.flags.app === undefined && RetakeError.is(error)) return [];
    throw error;
  });
  const known = new Set(apps.map(({ id }) => id));
  return [...apps, ...own.filter(({ id }) => !known.has(id))];
}

async function load(context: AppContext, from: string): Promise<readonly NamedClassifier[]> {
  const { defaultFolders, loadPlugins, systemClock, systemRandom } = await import('@retake/kernel');
  const services = {
    clock: systemClock,
    random: systemRandom,
    logger: await loggerOf(context),
    cacheDirectory: defaultFolders().cache,
  };
  const host = await loadPlugins({ from, services });
  try {
    return host.all(points.classifier).map(({ id, value }) => ({ id, value }));
  } finally {
    // Classifiers are tables: they go on answering when their plugin is stopped.
    await host.stop();
  }
}
