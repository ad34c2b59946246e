import { keptDownload, keptFrames, keptSteps, keptWork, onlyThatStep } from './shared.js';

const promises = [keptSteps, keptFrames, keptDownload, keptWork, onlyThatStep];
const nothingLeft = 'What it had computed is most likely lost; few programs keep it.';

/** What a failure means where Retake did not make the clip: without what only Retake keeps. */
export function meansElsewhere(means: string): string {
  let text = means;
  for (const promise of promises) text = text.replace(promise, '');
  return text.replaceAll(/ {2,}/g, ' ').trim() || nothingLeft;
}
