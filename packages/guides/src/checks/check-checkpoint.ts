import type { Check } from './check.js';
import { failed, passed, unknown } from './result.js';

const shown = 3;

/** Whether a clip can be made of the checkpoint folder. */
export const checkCheckpoint: Check = async ({ facts, tools, signal }) => {
  const { checkpoint } = facts;
  if (typeof checkpoint !== 'string') return unknown('The folder of the model is not known.');
  try {
    const { usable, summary, problems } = await tools.inspect(checkpoint, signal);
    const found = { checkpoint, problems: [...problems] };
    return usable && problems.length === 0
      ? passed(summary, found)
      : failed(sentenceOf(summary, problems), found);
  } catch (error) {
    signal.throwIfAborted();
    return failed(`${checkpoint} cannot be looked at: ${(error as Error).message}`, { checkpoint });
  }
};

/** What it is, then what is wrong with it, each once. */
function sentenceOf(summary: string, problems: readonly string[]): string {
  const others = problems.filter((problem) => !summary.includes(problem.replace(/\.$/, '')));
  const more = others.slice(0, shown).map((problem) => problem.replace(/\.$/, ''));
  const count = others.length - more.length;
  const rest = count > 0 ? [...more, `and ${count} more`] : more;
  return rest.length === 0 ? summary : `${summary} ${rest.join('; ')}.`;
}
