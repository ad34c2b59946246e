export { systemClassifier, systemRules } from './system-classifier.js';
