export { mediaClassifier, mediaRules } from './media-classifier.js';
