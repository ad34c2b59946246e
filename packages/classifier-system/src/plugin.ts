import { definePlugin, points } from '@retake/plugin-api';
import { systemClassifier } from './system-classifier.js';

export default definePlugin({
  id: 'classifier-system',
  api: 1,
  register(registrar) {
    registrar.contribute(points.classifier, { id: 'system', inject: [], create: () => systemClassifier });
  },
});
