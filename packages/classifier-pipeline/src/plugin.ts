import { definePlugin, points } from '@retake/plugin-api';
import { pipelineClassifier } from './pipeline-classifier.js';

export default definePlugin({
  id: 'classifier-pipeline',
  api: 1,
  register(registrar) {
    registrar.contribute(points.classifier, { id: 'pipeline', inject: [], create: () => pipelineClassifier });
  },
});
