import {
  definePlugin,
  type ImageTools,
  optional,
  type Plugin,
  points,
  services,
  type Token,
} from '@retake/plugin-api';
import { adapterConfig } from './adapter-config.js';
import type { WanFamily } from './family/wan-family.js';
import { WanAdapter } from './wan-adapter.js';

/** The plugin that contributes a family of Wan models. `id` is the plugin's, as in its package.json. */
export function wanPlugin(id: string, family: WanFamily): Plugin {
  /** A model that cannot do without images does not come up without what reads them. */
  const images: Token<ImageTools | undefined> =
    family.conditioning === 'image-required' ? points.images : optional(points.images);
  return definePlugin({
    id,
    api: 1,
    config: adapterConfig,
    register(registrar, { alternatives }) {
      registrar.contribute(points.model, {
        id: family.id,
        inject: [points.runtime, points.encoder, images, services.cacheDirectory, services.logger],
        create: (runtime, encoder, imageTools, cacheDirectory, log) =>
          new WanAdapter(family, { runtime, encoder, images: imageTools, cacheDirectory, log, alternatives }),
      });
    },
  });
}
