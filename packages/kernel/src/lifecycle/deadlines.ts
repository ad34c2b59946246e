import type { PluginDeadlines } from './load-options.js';

/** Milliseconds each phase of one plugin may take unless the caller sets others. */
export const defaultDeadlines: PluginDeadlines = { import: 5_000, create: 5_000, start: 30_000, stop: 5_000 };
