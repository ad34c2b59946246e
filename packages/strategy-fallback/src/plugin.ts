import { definePlugin, points } from '@retake/plugin-api';
import { catalogueStrategy, type StrategyConfig, strategyConfig } from '@retake/remedies';

export default definePlugin<StrategyConfig>({
  id: 'strategy-fallback',
  api: 1,
  config: strategyConfig,
  register(registrar, config) {
    registrar.contribute(points.strategy, {
      id: 'fallback',
      inject: [],
      create: () => catalogueStrategy('fallback', config),
    });
  },
});
