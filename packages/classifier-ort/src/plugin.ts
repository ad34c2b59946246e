import { definePlugin, points } from '@retake/plugin-api';
import { ortClassifier } from './ort-classifier.js';

export default definePlugin({
  id: 'classifier-ort',
  api: 1,
  register(registrar) {
    registrar.contribute(points.classifier, { id: 'ort', inject: [], create: () => ortClassifier });
  },
});
