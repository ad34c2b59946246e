import { definePlugin, points } from '@retake/plugin-api';
import { mediaClassifier } from './media-classifier.js';

export default definePlugin({
  id: 'classifier-media',
  api: 1,
  register(registrar) {
    registrar.contribute(points.classifier, { id: 'media', inject: [], create: () => mediaClassifier });
  },
});
