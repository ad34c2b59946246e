import type { ErrorEvidence } from './error-evidence.js';

/** From this confidence on, an opinion about an inner cause beats any opinion about its wrappers. */
const causeConfidence = 0.5;
/** By how much an opinion about a whole log must be surer than one about the error that was found in it. */
const contextMargin = 0.09;

/**
 * How much an opinion counts against others of the same evidence. Inner causes beat their wrappers; a whole log is no wrapper,
 * only what stood around the error.
 * @param confidence 0 to 1
 * @param depth 0 for the outermost message, counted inwards
 */
export function opinionWeight(confidence: number, depth: number, { name }: ErrorEvidence): number {
  return weightAt(confidence, depth, name === '');
}

/** The same where it is known whether the outermost message is a whole log. */
export function weightAt(confidence: number, depth: number, isLog: boolean): number {
  if (depth === 0 || confidence < causeConfidence) return confidence;
  return confidence + (isLog ? depth - 1 + contextMargin : depth);
}
