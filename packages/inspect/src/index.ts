export type { Alternative } from './alternatives/alternative.js';
export type { CheckpointNeeds } from './alternatives/needs-of.js';
export type { RegisteredCheckpoint, RegisteredPart, Task } from './alternatives/registered-checkpoint.js';
export { registered, registry } from './alternatives/registry.js';
export { type Compatibility, scoreCompatibility } from './alternatives/score-compatibility.js';
export type { WantedClip } from './alternatives/wanted-clip.js';
export { type DiscoveryOptions, discoverLocal } from './discovery/discover-local.js';
export type { Surroundings } from './discovery/hf-cache.js';
export type { LocalCheckpoint } from './discovery/local-checkpoint.js';
export { type AlternativeOptions, type Alternatives, findAlternatives } from './find-alternatives.js';
export {
  type FailedPipeline,
  type FailedPipelineReport,
  handleFailedPipeline,
} from './handle-failed-pipeline.js';
export { inspectCheckpoint } from './inspect-checkpoint.js';
export type { InspectOptions } from './options.js';
export type { CheckpointKind, CheckpointLayout, CheckpointReport } from './report/checkpoint-report.js';
export { type InspectedComponent, inspectedComponents } from './report/component-name.js';
export type { ComponentReport, ComponentStatus, TensorSummary } from './report/component-report.js';
export type { FileReport, KnownHash } from './report/file-report.js';
export type { Finding } from './report/finding.js';
export type { LooseFile } from './report/loose-file.js';
export type { PipelineVerdict } from './report/pipeline-verdict.js';
export type { PrecisionMemory } from './report/precision-memory.js';
export { type Effect, type Reason, reasons } from './report/reasons.js';
