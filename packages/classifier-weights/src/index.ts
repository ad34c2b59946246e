export { weightsClassifier, weightsRules } from './weights-classifier.js';
