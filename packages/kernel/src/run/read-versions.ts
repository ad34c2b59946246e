import { createRequire } from 'node:module';
import { arch, release, type } from 'node:os';
import { type JsonObject, points } from '@retake/plugin-api';
import type { PluginHost } from '../lifecycle/index.js';

const require = createRequire(import.meta.url);

/** What took part: Retake, Node, the system, the tensor runtimes and the plugins with their versions. */
export function readVersions(plugins: PluginHost): JsonObject {
  const { version } = require('@retake/kernel/package.json') as { version: string };
  const active = plugins.reports.filter(({ state }) => state === 'active' || state === 'degraded');
  return {
    retake: version,
    node: process.version,
    os: `${type()} ${release()} ${arch()}`,
    runtimes: plugins.all(points.runtime).map(({ value }) => value.version),
    plugins: Object.fromEntries(active.map((plugin) => [plugin.id ?? plugin.package, plugin.version ?? ''])),
  };
}
