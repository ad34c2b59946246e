import { points, services } from '@retake/plugin-api';
import { refuseUnknownIds } from '../config/index.js';
import { findApp, findCandidates } from '../discovery/index.js';
import { Wiring } from '../wiring/index.js';
import { Activator } from './activator.js';
import { claimIds } from './claim-ids.js';
import { ContributionBook } from './contribution-book.js';
import { defaultDeadlines } from './deadlines.js';
import { gate } from './gate.js';
import { KernelPluginHost } from './kernel-plugin-host.js';
import type { LoadPluginsOptions, PluginServices } from './load-options.js';
import { compareText } from './order.js';
import type { PluginHost } from './plugin-host.js';
import { PluginRecord } from './plugin-record.js';
import { preparePlugin } from './prepare-plugin.js';
import { requirePlugins } from './require-plugins.js';
import { stopPlugins } from './stop-plugins.js';

/**
 * Finds the plugins among the direct dependencies of an app and brings them up. A plugin that fails is logged at once
 * and reported; the others are not touched by it.
 * @throws RetakeError `config_invalid` for configuration of a plugin that is not there, `plugin_required` when a
 * required one is not up; the abort reason when `signal` is aborted. Whatever was started is stopped before.
 */
export async function loadPlugins(options: LoadPluginsOptions): Promise<PluginHost> {
  const { exclude = [], required = [], config = {}, signal } = options;
  const { clock, logger } = options.services;
  const tools = { clock, logger };
  const deadlines = { ...defaultDeadlines, ...options.deadlines };
  signal?.throwIfAborted();

  const candidates = await findCandidates(await findApp(options.from), options.plugins);
  const records = candidates.map((candidate) => new PluginRecord(candidate, logger));
  const ids = records.map((record) => record.id).filter((id) => id !== undefined);
  refuseUnknownIds(config, ids);
  for (const record of records) if (!record.ended) gate(record, exclude);
  claimIds(records);
  await Promise.all(
    records.map((record) => preparePlugin(record, config[record.id ?? ''], { ...tools, signal }, deadlines)),
  );

  const book = new ContributionBook(records);
  const wiring = provideServices(options.services);
  const started: PluginRecord[] = [];
  const stop = () => stopPlugins(started, tools, deadlines.stop);
  const activator = new Activator({ records, book, wiring, tools: { ...tools, signal }, deadlines, started });
  try {
    for (const record of byId(records)) await activator.activate(record);
    requirePlugins(required, records);
  } catch (error) {
    await stop();
    throw error;
  }
  warnOfOrphans(records, book, options);
  return new KernelPluginHost({ records, book, tools, stop });
}

/** So that plugins come up in the same order wherever they were found. */
function byId(records: readonly PluginRecord[]): readonly PluginRecord[] {
  return [...records].sort((a, b) => compareText(a.id ?? '', b.id ?? ''));
}

function provideServices(given: PluginServices): Wiring {
  const wiring = new Wiring();
  wiring.provide(services.clock, given.clock);
  wiring.provide(services.random, given.random);
  wiring.provide(services.logger, given.logger);
  wiring.provide(services.cacheDirectory, given.cacheDirectory);
  return wiring;
}

function warnOfOrphans(
  records: readonly PluginRecord[],
  book: ContributionBook,
  options: LoadPluginsOptions,
): void {
  const parts = records.flatMap((record) => record.contributions);
  const read = new Set([
    ...Object.keys(points),
    ...parts.flatMap((part) => part.declaration.inject.map(({ id }) => id)),
  ]);
  for (const point of book.points.filter((id) => !read.has(id)))
    options.services.logger.warn(
      { point },
      `nobody reads the point "${point}"; contributions to it have no effect`,
    );
}
