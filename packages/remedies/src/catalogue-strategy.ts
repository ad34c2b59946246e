import type { RecoveryStrategy } from '@retake/plugin-api';
import { proposeActions } from './propose-actions.js';
import { type StrategyConfig, strategyConfig } from './strategy-config.js';
import type { StrategyName } from './strategy-names.js';

/** The strategy that offers the rows of one name. */
export function catalogueStrategy(
  name: StrategyName,
  config: StrategyConfig = strategyConfig.parse(undefined),
): RecoveryStrategy {
  return { propose: (failure, context) => proposeActions(name, failure, context, config) };
}
