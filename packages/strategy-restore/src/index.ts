export { restoreStrategy } from './restore-strategy.js';
