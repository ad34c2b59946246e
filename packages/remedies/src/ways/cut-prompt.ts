import type { ComputeChange } from './change-request.js';

/** The text encoder of all Wan models reads this many tokens. */
const encoderTokens = 512;
/** Tokens of an English word in the vocabulary of UMT5; other scripts need more. A cautious figure. */
const tokensPerWord = 1.6;

/** Cuts a prompt at a word so that the text encoder takes all of it, and says what was left out. */
export const cutPrompt: ComputeChange = ({ prompt }, { facts }) => {
  if (typeof prompt !== 'string') return undefined;
  const most = [facts.maxTokens, facts.tokensMax, facts.limit].find(
    (limit): limit is number => typeof limit === 'number' && limit > 0,
  );
  const words = prompt.split(/(?<=\s)/);
  const kept = Math.max(1, Math.floor((most ?? encoderTokens) / tokensPerWord));
  if (words.length <= kept) return undefined;
  const left = words.slice(kept).join('').trim();
  const dropped = words.length - kept;
  return {
    values: { prompt: words.slice(0, kept).join('').trim() },
    title: `Shorten the prompt by its last ${dropped} ${dropped === 1 ? 'word' : 'words'}`,
    why: `The text encoder reads only so much; left out is: “${left}”`,
  };
};
