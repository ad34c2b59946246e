import type { GuideDocument } from '@retake/guides';
import { RetakeError } from '@retake/plugin-api';
import { showGuide } from '../show/guide.js';
import type { Terminal } from '../terminal.js';

/** Asks a person one question; null when nobody answers any more. */
export type Ask = (question: string) => Promise<string | null>;

/**
 * Tells step after step and takes the answers, until the guide ends or the person goes away: then it can be gone on with.
 * @param answer takes an answer and gives where the guide stands then
 */
export async function leadThrough(
  start: GuideDocument,
  answer: (text: string) => Promise<GuideDocument>,
  ask: Ask,
  terminal: Pick<Terminal, 'out' | 'err' | 'colors'>,
): Promise<GuideDocument> {
  let now = start;
  terminal.out(`${showGuide(now, terminal.colors.out)}\n`);
  while (now.state === 'open') {
    const said = await ask(`\nEnter when it is done, or ${now.step?.asks ? 'the answer, ' : ''}skip, stop: `);
    if (said === null) return now;
    try {
      now = await answer(said.trim() || 'done');
      terminal.out(`\n${showGuide(now, terminal.colors.out)}\n`);
    } catch (error) {
      if (!RetakeError.is(error) || error.code !== 'request_invalid') throw error;
      terminal.err(`${error.message}. ${error.hint}\n`);
    }
  }
  return now;
}
