import { freemem } from 'node:os';
import { definePlugin, points, services } from '@retake/plugin-api';
import { catalogueStrategy, type StrategyConfig, strategyConfig } from '@retake/remedies';
import { waitForMemory } from './wait-for-memory.js';

export default definePlugin<StrategyConfig>({
  id: 'strategy-offload',
  api: 1,
  config: strategyConfig,
  register(registrar, config) {
    registrar.contribute(points.strategy, {
      id: 'offload',
      inject: [],
      create: () => catalogueStrategy('offload', config),
    });
    registrar.contribute(points.operation, {
      id: 'wait-for-memory',
      inject: [services.clock],
      create: (clock) => waitForMemory({ clock, free: freemem }),
    });
  },
});
