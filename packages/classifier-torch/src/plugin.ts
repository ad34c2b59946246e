import { definePlugin, points } from '@retake/plugin-api';
import { torchClassifier } from './torch-classifier.js';

export default definePlugin({
  id: 'classifier-torch',
  api: 1,
  register(registrar) {
    registrar.contribute(points.classifier, { id: 'torch', inject: [], create: () => torchClassifier });
  },
});
