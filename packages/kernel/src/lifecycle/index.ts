export type { LoadPluginsOptions, PluginDeadlines, PluginServices } from './load-options.js';
export { loadPlugins } from './load-plugins.js';
export type { ActiveContribution, CallOptions, CallOutcome, PluginHost } from './plugin-host.js';
