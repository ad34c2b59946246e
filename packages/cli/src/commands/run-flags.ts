import { switchFlag, valueFlag } from '../args/flag.js';
import { readGiven } from '../args/read-given.js';
import { UsageError } from '../args/usage-error.js';

/** Flags of the commands that drive a run. */
export const runFlags = {
  yes: switchFlag('agree to recoveries that need a yes'),
  previews: valueFlag('DIR', 'write preview images there while the run goes on', readGiven),
  jsonl: switchFlag('print every event as a JSON line on stdout'),
};

/** How a run asks for a yes: `--yes` has given it already, otherwise such recoveries are left out. */
export function consentOf(flags: { readonly yes: boolean | undefined }) {
  return flags.yes ? { consent: async () => true } : {};
}

/** One document or a line per event: both on one stream would be neither. @throws UsageError */
export function refuseTwoOutputs(flags: {
  readonly json: boolean | undefined;
  readonly jsonl: boolean | undefined;
}): void {
  if (flags.json && flags.jsonl)
    throw new UsageError('--json and --jsonl exclude each other', 'Both write to stdout; give one of them.');
}
