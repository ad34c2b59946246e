export { systemClassifier } from './system-classifier.js';
