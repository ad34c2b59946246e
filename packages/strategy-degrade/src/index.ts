export { degradeStrategy } from './degrade-strategy.js';
