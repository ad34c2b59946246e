export type { Candidate } from './candidate.js';
export { type App, findApp } from './find-app.js';
export { findCandidates } from './find-candidates.js';
export { findPackageFolder } from './find-package-folder.js';
export { locateEntry } from './locate-entry.js';
export { readCandidate } from './read-candidate.js';
