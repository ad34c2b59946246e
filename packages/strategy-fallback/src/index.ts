export { fallbackStrategy } from './fallback-strategy.js';
