import { definePlugin, points } from '@retake/plugin-api';
import { fallbackStrategy } from './fallback-strategy.js';

export default definePlugin({
  id: 'strategy-fallback',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, { id: 'fallback', inject: [], create: () => fallbackStrategy });
  },
});
