import type { Guide, GuideStep } from '../guides/guide.js';
import { fill } from '../words/fill.js';
import { shellWord } from '../words/shell-word.js';
import { windowsWord } from '../words/windows-word.js';
import type { GuideDocument, ToldStep } from './guide-document.js';
import type { GuideState } from './guide-state.js';

/** Where a guide stands, with what is known put into its words. */
export function tellGuide(state: GuideState, guide: Guide, platform: NodeJS.Platform): GuideDocument {
  const at = guide.steps.findIndex(({ id }) => !state.done.some(({ step }) => step === id));
  const step = state.state === 'open' ? guide.steps[at] : undefined;
  const { id, title, about, minutes } = guide;
  return {
    version: 1,
    session: state.id,
    guide: id,
    title,
    about,
    minutes,
    state: state.state,
    step: step ? tellStep(step, { number: at + 1, of: guide.steps.length }, state, platform) : null,
    check: step ? state.lastCheck : null,
    done: state.done,
    answers: step ? [...(step.asks ? ['TEXT'] : []), 'done', 'skip', 'stop'] : [],
  };
}

function tellStep(
  step: GuideStep,
  place: Pick<ToldStep, 'number' | 'of'>,
  { facts, lastCheck }: GuideState,
  platform: NodeJS.Platform,
): ToldStep {
  const { id, title, instruction, commands = [], asks, check, expected, hints } = step;
  return {
    ...place,
    id,
    title,
    instruction,
    commands: commands
      .filter(({ on = platform, device }) => on === platform && isFor(device, facts))
      .map(({ line }) => fill(line, facts, platform === 'win32' ? windowsWord : shellWord)),
    asks: asks && (facts[asks.fact] === undefined || lastCheck?.state === 'failed') ? asks.question : null,
    checked: check !== undefined,
    expected,
    hints,
  };
}

/** Where the device is not known, NVIDIA cards are what most people have. */
function isFor(device: string | undefined, { accelerator = 'cuda' }: GuideState['facts']): boolean {
  return device === undefined || device === accelerator;
}
