export { quantizeStrategy } from './quantize-strategy.js';
