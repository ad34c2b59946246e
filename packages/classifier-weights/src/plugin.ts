import { definePlugin, points } from '@retake/plugin-api';
import { weightsClassifier } from './weights-classifier.js';

export default definePlugin({
  id: 'classifier-weights',
  api: 1,
  register(registrar) {
    registrar.contribute(points.classifier, { id: 'weights', inject: [], create: () => weightsClassifier });
  },
});
