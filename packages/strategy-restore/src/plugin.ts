import { definePlugin, points } from '@retake/plugin-api';
import { catalogueStrategy, type StrategyConfig, strategyConfig } from '@retake/remedies';
import { setAsideCheckpoint } from './set-aside-checkpoint.js';
import { setAsideOutput } from './set-aside-output.js';

const operations = { 'set-aside-checkpoint': setAsideCheckpoint, 'set-aside-output': setAsideOutput };

export default definePlugin<StrategyConfig>({
  id: 'strategy-restore',
  api: 1,
  config: strategyConfig,
  register(registrar, config) {
    registrar.contribute(points.strategy, {
      id: 'restore',
      inject: [],
      create: () => catalogueStrategy('restore', config),
    });
    for (const [id, operation] of Object.entries(operations)) {
      registrar.contribute(points.operation, { id, inject: [], create: () => operation });
    }
  },
});
