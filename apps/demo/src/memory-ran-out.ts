/**
 * Codes of a process that gets no more memory under its limit: most often the runtime says so, now and then its JavaScript
 * engine, whose heap grows under the same limit.
 */
export const memoryRanOut = /(?:allocation_failed|heap_exhausted)$/;
