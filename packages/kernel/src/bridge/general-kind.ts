import type { FailureType } from '@retake/plugin-api';

/** What applications that know nothing of video call their failures. */
export const generalKinds = [
  'network',
  'timeout',
  'rate_limit',
  'resource',
  'storage',
  'permission',
  'dependency',
  'validation',
  'data',
  'compatibility',
  'unsupported',
  'internal',
] as const;
export type GeneralKind = (typeof generalKinds)[number];

const kinds: Readonly<Record<FailureType, GeneralKind>> = {
  network_connectivity_loss: 'network',
  model_download_failure: 'network',
  model_loading_timeout: 'timeout',
  bandwidth_limitation: 'rate_limit',
  vram_exhaustion: 'resource',
  system_resource_error: 'resource',
  storage_space_insufficient: 'storage',
  permission_denied: 'permission',
  dependency_missing: 'dependency',
  invalid_parameters: 'validation',
  model_corruption_detected: 'data',
  model_integrity_failure: 'data',
  model_compatibility_error: 'compatibility',
  model_version_mismatch: 'compatibility',
  hardware_optimization_failure: 'unsupported',
  unsupported_operation: 'unsupported',
  generation_pipeline_error: 'internal',
};

/** The general kind of a failure type. `generalFailures` is the way back. */
export function toGeneralKind(type: FailureType): GeneralKind {
  return kinds[type];
}
