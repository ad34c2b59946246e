import type { RecoveryStrategy, StrategyLimits } from '@retake/plugin-api';
import { catalogue } from './catalogue.js';
import { proposeActions } from './propose-actions.js';
import { type StrategyConfig, strategyConfig } from './strategy-config.js';
import type { StrategyName } from './strategy-names.js';

/** The strategy that offers the rows of one name, within limits that the kernel keeps. */
export function catalogueStrategy(
  name: StrategyName,
  config: StrategyConfig = strategyConfig.parse(undefined),
): RecoveryStrategy {
  return {
    limits: limitsOf(config),
    knows: catalogue.map(({ id }) => id),
    propose: (failure, context) => proposeActions(name, failure, context, config),
  };
}

/** Those that were given. */
function limitsOf({ recoveries, seconds, askAfter }: StrategyConfig): StrategyLimits {
  return {
    ...(recoveries === undefined ? {} : { recoveries }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(askAfter === undefined ? {} : { askAfter }),
  };
}
