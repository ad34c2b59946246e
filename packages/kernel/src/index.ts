export { type CreateRetakeOptions, createRetake } from './create-retake.js';
export type { CallProblem } from './events/call-problem.js';
export type { ConsideredAction } from './events/considered-action.js';
export type { RunCreation, RunSettings } from './events/run-creation.js';
export type { RunEvent, RunEventBody, RunEventOf, RunEventType } from './events/run-event.js';
export type { StoredFile } from './events/stored-file.js';
export { type ExplainOptions, type Explanation, explain, type NamedClassifier } from './explain/explain.js';
export { type LogPlace, readLog } from './explain/read-log.js';
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
export type { RecoveryLimits } from './recovery/recovery-limits.js';
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
export { type DefaultFolders, defaultFolders } from './run/default-folders.js';
export type { Job, RunResult, Settled } from './run/job.js';
export type { PreparedRun, PrepareOptions, RunRequest } from './run/prepare-run.js';
export type { ResumeOptions, Retake, RunOptions } from './run/retake.js';
export type { ReportedAttempt, ReportedStage, RunReport } from './run/run-report.js';
export type { Consent } from './run/run-session.js';
export type { RunStatus } from './run/run-status.js';
export { systemClock } from './run/system-clock.js';
export { systemRandom } from './run/system-random.js';
