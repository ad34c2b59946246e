export { ortClassifier } from './ort-classifier.js';
