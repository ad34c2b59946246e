export type { Refusal, Ticket } from './breaker/admit.js';
export { type BreakerRules, breakerDefaults } from './breaker/breaker-rules.js';
export type { BreakerState, ProbeLease } from './breaker/breaker-state.js';
export type { TryOutcome } from './breaker/settle.js';
export type { SharedBreaker } from './breaker/shared-breaker.js';
export type { SharedAnswer, SharedBreakers } from './breaker/shared-breakers.js';
export {
  type BridgeAnswer,
  type BridgeContext,
  createErrorBridge,
  type ErrorBridge,
  type ErrorBridgeOptions,
  type GeneralError,
  type HostHandler,
} from './bridge/error-bridge.js';
export { type GeneralFailure, generalFailures } from './bridge/general-failures.js';
export { type GeneralKind, generalKinds, toGeneralKind } from './bridge/general-kind.js';
export { type AppConfig, mergeAppConfigs, readAppConfig, readConfigFile } from './config/app-config.js';
export { type CreateRetakeOptions, createRetake } from './create-retake.js';
export type { CallProblem } from './events/call-problem.js';
export type { ConsideredAction } from './events/considered-action.js';
export type { RunCreation, RunSettings } from './events/run-creation.js';
export type { RunEvent, RunEventBody, RunEventOf, RunEventType } from './events/run-event.js';
export type { StoredFile } from './events/stored-file.js';
export { type ExplainOptions, type Explanation, explain, type NamedClassifier } from './explain/explain.js';
export { type LogPlace, readLog } from './explain/read-log.js';
export type { HistoryProblem } from './history/history-problem.js';
export type { FailureRow, RecoveryRow, RunRow } from './history/history-rows.js';
export {
  type History,
  type HistoryList,
  type HistoryOptions,
  type HistoryQuery,
  openHistory,
} from './history/open-history.js';
export type { RecoveryStats, Share, Success } from './history/recovery-stats.js';
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
export { type BulkheadOptions, bulkhead } from './policy/bulkhead.js';
export { type CircuitBreaker, circuitBreaker } from './policy/circuit-breaker.js';
export { type ExponentialDelay, exponentialDelay } from './policy/exponential-delay.js';
export { fallback } from './policy/fallback.js';
export { type Guard, guard } from './policy/guard.js';
export type { Attempt, CallContext, Outcome, Policy } from './policy/policy.js';
export { type RetryOptions, retry } from './policy/retry.js';
export { type Later, timeout } from './policy/timeout.js';
export type { ChainLink } from './recovery/chain-link.js';
export type { ChoosingOptions } from './recovery/choosing-rules.js';
export type { Priorities } from './recovery/priorities.js';
export type { RecoveryLimits } from './recovery/recovery-limits.js';
export type { GivenLink } from './recovery/resolve-chain.js';
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
export { makeCache } from './run/make-cache.js';
export type { PreparedRun, PrepareOptions, RunRequest } from './run/prepare-run.js';
export { requireWritable } from './run/require-writable.js';
export type { ResumeOptions, Retake, RunOptions } from './run/retake.js';
export type { ReportedAttempt, ReportedStage, RunReport } from './run/run-report.js';
export type { Consent } from './run/run-session.js';
export type { RunStatus } from './run/run-status.js';
export { systemClock } from './run/system-clock.js';
export { systemRandom } from './run/system-random.js';
export type { Snapshot, SnapshotFile } from './snapshots/snapshot.js';
export {
  type PruneOptions,
  type SnapshotCheck,
  Snapshots,
  type SnapshotsOptions,
  type UnreadableSnapshot,
} from './snapshots/snapshots.js';
