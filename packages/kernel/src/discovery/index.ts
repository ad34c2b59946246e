export type { Candidate } from './candidate.js';
export { type App, findApp } from './find-app.js';
export { findCandidates } from './find-candidates.js';
