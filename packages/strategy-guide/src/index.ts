export { guideStrategy } from './guide-strategy.js';
