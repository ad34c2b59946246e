import type { FailureCategory, FailureType, StrategyClass, Transience } from './taxonomy.js';

/** One row: what must hold, and what to try first then. A field that is absent holds for all. */
interface FirstMove {
  readonly type?: FailureType;
  readonly category?: FailureCategory;
  readonly transience?: Transience;
  readonly move: StrategyClass;
}

/** The first row that fits speaks; the last one fits all. */
const firstMoves: readonly FirstMove[] = [
  { type: 'vram_exhaustion', move: 'resource_optimization' },
  { type: 'system_resource_error', category: 'WAN_MEMORY_MANAGEMENT', move: 'resource_optimization' },
  { type: 'system_resource_error', transience: 'transient', move: 'immediate_retry' },
  { type: 'system_resource_error', transience: 'permanent', move: 'user_intervention' },
  { type: 'system_resource_error', move: 'resource_optimization' },
  { type: 'storage_space_insufficient', move: 'user_intervention' },
  { type: 'permission_denied', move: 'user_intervention' },
  { type: 'dependency_missing', move: 'user_intervention' },
  { type: 'network_connectivity_loss', transience: 'permanent', move: 'user_intervention' },
  { type: 'network_connectivity_loss', move: 'immediate_retry' },
  { type: 'bandwidth_limitation', move: 'immediate_retry' },
  { type: 'model_download_failure', transience: 'permanent', move: 'intelligent_fallback' },
  { type: 'model_download_failure', move: 'immediate_retry' },
  { type: 'model_loading_timeout', move: 'immediate_retry' },
  { type: 'model_corruption_detected', move: 'automatic_repair' },
  { type: 'model_integrity_failure', move: 'automatic_repair' },
  { type: 'model_version_mismatch', move: 'user_intervention' },
  { type: 'model_compatibility_error', move: 'intelligent_fallback' },
  { type: 'hardware_optimization_failure', move: 'resource_optimization' },
  { type: 'unsupported_operation', transience: 'needs_change', move: 'parameter_adjustment' },
  { type: 'unsupported_operation', move: 'intelligent_fallback' },
  { type: 'invalid_parameters', move: 'parameter_adjustment' },
  { type: 'generation_pipeline_error', transience: 'transient', move: 'immediate_retry' },
  { type: 'generation_pipeline_error', category: 'WAN_HARDWARE_OPTIMIZATION', move: 'intelligent_fallback' },
  { type: 'generation_pipeline_error', category: 'WAN_MEMORY_MANAGEMENT', move: 'resource_optimization' },
  { type: 'generation_pipeline_error', category: 'WAN_MODEL_LOADING', move: 'user_intervention' },
  { type: 'generation_pipeline_error', move: 'parameter_adjustment' },
  { move: 'user_intervention' },
];

/** What an expert would try first about a failure of this kind, where its rule does not say so itself. */
export function firstMoveOf(
  type: FailureType,
  category: FailureCategory,
  transience: Transience,
): StrategyClass {
  const given: FirstMove = { type, category, transience, move: 'user_intervention' };
  return (
    firstMoves.find((row) =>
      (['type', 'category', 'transience'] as const).every(
        (field) => row[field] === undefined || row[field] === given[field],
      ),
    ) ?? given
  ).move;
}
