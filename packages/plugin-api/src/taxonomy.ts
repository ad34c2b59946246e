/**
 * The words every part of Retake uses for failures. One table: docs, journal, metrics and rules refer to it.
 */
export const categories = [
  'WAN_MODEL_LOADING',
  'WAN_ARCHITECTURE',
  'WAN_WEIGHTS_DOWNLOAD',
  'WAN_WEIGHTS_INTEGRITY',
  'WAN_INFERENCE',
  'WAN_MEMORY_MANAGEMENT',
  'WAN_HARDWARE_OPTIMIZATION',
  'WAN_PARAMETER_VALIDATION',
  'WAN_TEMPORAL_PROCESSING',
  'WAN_CONDITIONING',
] as const;
/** Where an operator of Wan would file the failure. */
export type FailureCategory = (typeof categories)[number];

export const failureTypes = [
  'model_download_failure',
  'model_corruption_detected',
  'model_version_mismatch',
  'model_loading_timeout',
  'model_integrity_failure',
  'model_compatibility_error',
  'vram_exhaustion',
  'storage_space_insufficient',
  'network_connectivity_loss',
  'bandwidth_limitation',
  'hardware_optimization_failure',
  'generation_pipeline_error',
  'system_resource_error',
  'dependency_missing',
  'invalid_parameters',
  'unsupported_operation',
  'permission_denied',
] as const;
/** What broke, by cause and not by where it surfaced. */
export type FailureType = (typeof failureTypes)[number];

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const scopes = ['call', 'model', 'process', 'device', 'host', 'remote'] as const;
/** How far the damage reaches: a `process` failure needs a new child, a `host` failure a person. */
export type FailureScope = (typeof scopes)[number];

export const transiences = ['transient', 'needs_change', 'permanent'] as const;
/** `transient`: the same call may pass. `needs_change`: only a changed plan helps. `permanent`: only a person helps. */
export type Transience = (typeof transiences)[number];

export const strategyClasses = [
  'immediate_retry',
  'intelligent_fallback',
  'automatic_repair',
  'parameter_adjustment',
  'resource_optimization',
  'user_intervention',
  'graceful_degradation',
] as const;
export type StrategyClass = (typeof strategyClasses)[number];

export const strategyKinds = [
  'exponential_backoff',
  'fallback_config',
  'state_restoration',
  'user_guided',
  'safe_shutdown',
] as const;
/** Concrete kinds a strategy may state beside its class. */
export type StrategyKind = (typeof strategyKinds)[number];

export const fallbackKinds = [
  'component_isolation',
  'alternative_model',
  'reduced_functionality',
  'optimization_fallback',
  'pipeline_substitution',
] as const;
export type FallbackKind = (typeof fallbackKinds)[number];

/** Quality levels and the share of full quality, in percent, that each stands for. */
export const qualityLevels = { full: 100, high: 80, medium: 60, low: 40, minimal: 20 } as const;
export type QualityLevel = keyof typeof qualityLevels;

export const jobStates = [
  'queued',
  'running',
  'succeeded',
  'failed',
  'canceled',
  'canceling',
  'paused',
  'waiting_user',
] as const;
export type JobState = (typeof jobStates)[number];

/** Recovery limits unless the caller sets others. Times in milliseconds. */
export const recoveryDefaults = {
  attemptsPerAction: 3,
  delayMs: 1_000,
  delayFactor: 2,
  delayCapMs: 60_000,
  jitter: 0.25,
  breakerFailures: 3,
  breakerSuccesses: 2,
  breakerHalfOpenMs: 60_000,
  /** Of one strategy, for one failure without progress, unless its configuration says otherwise; so are the next two. */
  recoveriesPerFailure: 5,
  recoveryTimeMs: 300_000,
  askPersonAfter: 3,
  /** Of all strategies together, without progress, whatever fails. */
  recoveriesWithoutProgress: 15,
  /** Device seconds that recoveries of a run may spend in vain: this many times what the whole run is expected to take… */
  budgetShare: 3,
  /** …and never more than this many. */
  budgetSeconds: 86_400,
} as const;
