export { torchClassifier, torchRules } from './torch-classifier.js';
