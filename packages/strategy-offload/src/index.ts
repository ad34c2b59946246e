export { offloadStrategy } from './offload-strategy.js';
