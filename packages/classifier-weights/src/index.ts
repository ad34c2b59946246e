export { weightsClassifier } from './weights-classifier.js';
