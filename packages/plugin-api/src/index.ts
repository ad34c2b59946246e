export { causeDepth } from './cause-depth.js';
export type { Change } from './change.js';
export { classifyWithRules } from './classify-with-rules.js';
export type { Clock } from './clock.js';
export type { Contribution, Injected } from './contribution.js';
export { createToken } from './create-token.js';
export { definePlugin } from './define-plugin.js';
export type { ErrorClassifier, FailureCandidate } from './error-classifier.js';
export { type ErrorCode, errorCodes } from './error-codes.js';
export type { ErrorEvidence, EvidenceCause } from './error-evidence.js';
export type { StageEstimate } from './estimate.js';
export type { Failure } from './failure.js';
export type { FailureRule, RuleCondition } from './failure-rule.js';
export { firstMoveOf } from './first-move-of.js';
export { frugalSettings } from './frugal-settings.js';
export type { HardwareFacts, HardwareProfile } from './hardware-profile.js';
export type {
  AnimationRequest,
  ClipPicture,
  ClipPictureRequest,
  ContactSheetRequest,
  ImageFit,
  ImageInfo,
  ImageReadOptions,
  ImageTools,
  ReadImage,
} from './image-tools.js';
export type { JsonValue } from './json.js';
export type { JsonObject } from './json-object.js';
export { type Lever, type LeverKind, type LeverSetting, leverKinds } from './lever.js';
export type { Logger } from './logger.js';
export type {
  CheckpointDefect,
  ModelAdapter,
  ModelRun,
  PlanInput,
  RequestProblem,
  ValidatedRequest,
} from './model-adapter.js';
export { needsLessMemory } from './needs-less-memory.js';
export { opinionWeight } from './opinion-weight.js';
export { optional } from './optional.js';
export { parsePluginManifest } from './parse-plugin-manifest.js';
export { passesOutside } from './passes-outside.js';
export type { Plan } from './plan.js';
export type { Plugin, PluginDefinition, Registrar } from './plugin.js';
export { pluginBrand } from './plugin-brand.js';
export type { PluginManifest } from './plugin-manifest.js';
export { type PluginKind, points } from './points.js';
export type { Random } from './random.js';
export type { RecoveryAction } from './recovery-action.js';
export type { OperationContext, OperationResult, RecoveryOperation } from './recovery-operation.js';
export type {
  OtherModel,
  PastRecovery,
  RecoveryContext,
  RecoveryStrategy,
  StrategyLimits,
} from './recovery-strategy.js';
export { RetakeError, type RetakeErrorOptions } from './retake-error.js';
export { ruleClassifier } from './rule-classifier.js';
export { services } from './services.js';
export type { Stage, StageCheckpoints, StageContext, StageOutput } from './stage.js';
export type { SchemaResult, StandardSchema } from './standard-schema.js';
export {
  categories,
  type FailureCategory,
  type FailureScope,
  type FailureType,
  type FallbackKind,
  failureTypes,
  fallbackKinds,
  type JobState,
  jobStates,
  type QualityLevel,
  qualityLevels,
  recoveryDefaults,
  type Severity,
  type StrategyClass,
  type StrategyKind,
  scopes,
  severities,
  strategyClasses,
  strategyKinds,
  type Transience,
  transiences,
} from './taxonomy.js';
export type { Tensor, TensorArrays, TensorType } from './tensor.js';
export type {
  Graph,
  RemoteSession,
  RemoteTensor,
  Residency,
  RunCall,
  RunResult,
  TensorRuntime,
  TensorWorker,
  WorkerMemory,
  WorkerOptions,
} from './tensor-runtime.js';
export type { Token } from './token.js';
export type { EncodeRequest, VideoEncoder } from './video-encoder.js';
