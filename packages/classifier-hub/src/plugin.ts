import { definePlugin, points } from '@retake/plugin-api';
import { hubClassifier } from './hub-classifier.js';

export default definePlugin({
  id: 'classifier-hub',
  api: 1,
  register(registrar) {
    registrar.contribute(points.classifier, { id: 'hub', inject: [], create: () => hubClassifier });
  },
});
