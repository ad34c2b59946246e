export { pipelineClassifier, pipelineRules } from './pipeline-classifier.js';
