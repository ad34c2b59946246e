export { nearest } from './nearest.js';
export { refuseUnknownIds } from './refuse-unknown-ids.js';
export { validateConfig } from './validate-config.js';
