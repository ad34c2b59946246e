import { definePlugin, points, services } from '@retake/plugin-api';
import { createMp4Encoder } from './create-mp4-encoder.js';
import { mp4EncoderConfig } from './mp4-encoder-config.js';

export default definePlugin({
  id: 'encoder-mp4',
  api: 1,
  config: mp4EncoderConfig,
  register(registrar, config) {
    registrar.contribute(points.encoder, {
      id: 'mp4',
      inject: [services.logger],
      create: (log) => createMp4Encoder(config, log),
    });
  },
});
