export {
  type ActiveContribution,
  type CallOptions,
  type CallOutcome,
  type LoadPluginsOptions,
  loadPlugins,
  type PluginDeadlines,
  type PluginHost,
  type PluginServices,
} from './lifecycle/index.js';
export {
  type ContributionReport,
  formatReports,
  type PluginCode,
  type PluginPhase,
  PluginProblem,
  type PluginReport,
  type PluginState,
  pluginCodes,
  pluginPhases,
  type ReportCause,
} from './report/index.js';
