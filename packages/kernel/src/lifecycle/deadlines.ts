import type { PluginDeadlines } from './load-options.js';

/**
 * Milliseconds each phase of one plugin may take unless the caller sets others. All plugins are imported at once, so that
 * on a busy machine each waits for the files of all: 14 s were seen where the work itself takes 0.8 s.
 */
export const defaultDeadlines: PluginDeadlines = {
  import: 60_000,
  create: 10_000,
  start: 30_000,
  stop: 5_000,
};
