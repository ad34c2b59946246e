import { definePlugin, points, services } from '@retake/plugin-api';
import { adapterConfig } from './adapter-config.js';
import { modelId, WanT2vAdapter } from './wan-t2v-adapter.js';

export default definePlugin({
  id: 'model-wan-t2v',
  api: 1,
  config: adapterConfig,
  register(registrar, { alternatives }) {
    registrar.contribute(points.model, {
      id: modelId,
      inject: [points.runtime, points.encoder, services.cacheDirectory, services.logger],
      create: (runtime, encoder, cacheDirectory, log) =>
        new WanT2vAdapter({ runtime, encoder, cacheDirectory, log, alternatives }),
    });
  },
});
