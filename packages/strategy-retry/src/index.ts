export { retryStrategy } from './retry-strategy.js';
