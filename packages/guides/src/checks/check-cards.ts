import type { Check, CheckContext, CheckResult } from './check.js';
import { type Card, cardQuery, readCards } from './read-cards.js';
import { failed, passed, unknown } from './result.js';
import { showBytes } from './show-bytes.js';

/** Oldest driver that CUDA 12, which ONNX Runtime's CUDA provider is built on, works with. */
const oldestDriver = 525;
/** Where a failure does not say how much was asked for, this much free is worth a try. */
const worthATry = 6 * 2 ** 30;
const quote = 160;

/** Whether nvidia-smi is there and lists a card. */
export const checkCardListed: Check = (context) =>
  withCards(context, (cards) =>
    passed(
      `${cards.map(({ name, totalBytes }) => `${name}, ${showBytes(totalBytes)}`).join('; ')}: listed by nvidia-smi.`,
      { cards: cards.map((card) => ({ ...card })) },
    ),
  );

/** Whether the driver is new enough for CUDA 12. */
export const checkDriver: Check = (context) =>
  withCards(context, ([{ driver }]) => {
    const facts = { driver, oldestDriver };
    return Number.parseInt(driver, 10) >= oldestDriver
      ? passed(`Driver ${driver} is new enough (${oldestDriver} or newer is needed).`, facts)
      : failed(`Driver ${driver} is too old: ${oldestDriver} or newer is needed.`, facts);
  });

/** Whether the card has as much free memory as was asked for when it failed. */
export const checkCardMemory: Check = (context) =>
  withCards(context, (cards) => {
    const { bytesAsked } = context.facts;
    const needed = typeof bytesAsked === 'number' ? bytesAsked : worthATry;
    const freeBytes = Math.max(...cards.map((card) => card.freeBytes));
    const facts = { freeBytes, neededBytes: needed };
    const text = `${showBytes(freeBytes)} of graphics memory are free, ${showBytes(needed)} are needed`;
    return freeBytes >= needed ? passed(`${text}.`, facts) : failed(`${text}.`, facts);
  });

/** Whether the environment hides the cards from programs. */
export const checkCardVisible: Check = async ({ tools: { env } }) => {
  const hiding = ['CUDA_VISIBLE_DEVICES', 'NVIDIA_VISIBLE_DEVICES'].find((name) => {
    const value = env[name]?.trim();
    return value !== undefined && (value === '' || value === '-1' || value === 'void' || value === 'none');
  });
  return hiding === undefined
    ? passed('No variable hides the card from programs.')
    : failed(`${hiding} is set to "${env[hiding]}", which hides every card from programs.`, {
        variable: hiding,
      });
};

async function withCards(
  { tools, signal, facts: { accelerator = 'cuda' } }: CheckContext,
  judge: (cards: readonly [Card, ...Card[]]) => CheckResult,
): Promise<CheckResult> {
  if (tools.platform === 'darwin') return unknown('Macs have no NVIDIA card to look for.');
  if (accelerator !== 'cuda')
    return unknown('Only NVIDIA cards can be looked at from here; this is another one.');
  const ran = await tools.run('nvidia-smi', cardQuery, signal);
  if (!ran) return failed('nvidia-smi is not installed, so there is no NVIDIA driver, or it is not in PATH.');
  const [first, ...others] = readCards(ran.stdout);
  if (first) return judge([first, ...others]);
  const words = `${ran.stdout}\n${ran.stderr}`.trim().replaceAll(/\s+/g, ' ').slice(0, quote);
  return failed(`nvidia-smi is there but lists no card${words ? `; it says: ${words}` : ''}.`, {
    exitCode: ran.exitCode,
  });
}
