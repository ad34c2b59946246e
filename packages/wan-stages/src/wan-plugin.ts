import { definePlugin, type Plugin, points, services } from '@retake/plugin-api';
import { adapterConfig } from './adapter-config.js';
import type { WanFamily } from './family/wan-family.js';
import { WanAdapter } from './wan-adapter.js';

/** The plugin that contributes a family of Wan models. `id` is the plugin's, as in its package.json. */
export function wanPlugin(id: string, family: WanFamily): Plugin {
  return definePlugin({
    id,
    api: 1,
    config: adapterConfig,
    register(registrar, { alternatives }) {
      registrar.contribute(points.model, {
        id: family.id,
        inject: [points.runtime, points.encoder, services.cacheDirectory, services.logger],
        create: (runtime, encoder, cacheDirectory, log) =>
          new WanAdapter(family, { runtime, encoder, cacheDirectory, log, alternatives }),
      });
    },
  });
}
