import { definePlugin, points } from '@retake/plugin-api';
import { mockAdapter } from './mock-adapter.js';

export default definePlugin({
  id: 'model-mock',
  api: 1,
  register(registrar) {
    registrar.contribute(points.model, {
      id: 'mock-video',
      inject: [points.encoder],
      create: (encoder) => mockAdapter(encoder),
    });
  },
});
