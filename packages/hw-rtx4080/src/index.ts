export { rtx4080Facts } from './rtx4080-facts.js';
export { rtx4080Profile } from './rtx4080-profile.js';
export type { RunProgram } from './run-program.js';
