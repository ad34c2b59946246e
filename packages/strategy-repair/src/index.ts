export { repairStrategy } from './repair-strategy.js';
