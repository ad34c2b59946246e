export { hubClassifier, hubRules } from './hub-classifier.js';
