import { definePlugin, points, services } from '@retake/plugin-api';
import { createImageTools } from './create-image-tools.js';

export default definePlugin({
  id: 'media-sharp',
  api: 1,
  register(registrar) {
    registrar.contribute(points.images, {
      id: 'sharp',
      inject: [services.logger],
      create: createImageTools,
    });
  },
});
