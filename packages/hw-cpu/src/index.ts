export { cpuProfile } from './cpu-profile.js';
export type { Machine } from './machine.js';
export { readMachine } from './read-machine.js';
