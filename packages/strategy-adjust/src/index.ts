export { adjustStrategy } from './adjust-strategy.js';
