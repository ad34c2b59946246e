export { formatReports } from './format-reports.js';
export { type PluginCode, pluginCodes } from './plugin-codes.js';
export { type PluginPhase, pluginPhases } from './plugin-phase.js';
export { PluginProblem } from './plugin-problem.js';
export type { ContributionReport, PluginReport, PluginState, ReportCause } from './plugin-report.js';
export { reportCause } from './report-cause.js';
