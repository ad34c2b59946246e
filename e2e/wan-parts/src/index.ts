export { type GoldenDistance, repeatGolden } from './golden.js';
export { paint } from './paint.js';
export { fixtures, machine, openAdapter, type PlanOptions, planFor, scratch, silent } from './parts.js';
export { type MemoryCheckpoints, memoryCheckpoints, runStages, type StageRunOptions } from './run-stages.js';
