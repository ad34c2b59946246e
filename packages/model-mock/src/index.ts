export { mockAdapter } from './mock-adapter.js';
export { type TestCardFrame, testCard } from './test-card.js';
