import { definePlugin, points } from '@retake/plugin-api';
import { retryStrategy } from './retry-strategy.js';

export default definePlugin({
  id: 'strategy-retry',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, { id: 'retry', inject: [], create: () => retryStrategy });
  },
});
