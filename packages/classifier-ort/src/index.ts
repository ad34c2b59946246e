export { ortClassifier, ortRules } from './ort-classifier.js';
