import { definePlugin, points } from '@retake/plugin-api';
import { quantizeStrategy } from './quantize-strategy.js';

export default definePlugin({
  id: 'strategy-quantize',
  api: 1,
  register(registrar) {
    registrar.contribute(points.strategy, { id: 'quantize', inject: [], create: () => quantizeStrategy });
  },
});
