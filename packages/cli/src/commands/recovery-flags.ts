import type { RunOptions } from '@retake/kernel';
import { type FlagValues, listFlag, switchFlag, valueFlag } from '../args/flag.js';
import { readChain } from '../args/read-chain.js';
import { readShare } from '../args/read-number.js';
import { UsageError } from '../args/usage-error.js';

/** Flags that say what recovery may give up. */
export const recoveryFlags = {
  'max-quality-cost': valueFlag('SHARE', 'most that recovery may take of the quality, 0 to 1', readShare),
  chain: {
    ...listFlag(
      'LEVEL,…|ID:PATH=VALUE;…',
      'what to go on with when the plan does not work, best first',
      String,
    ),
    read: readChain,
  },
  'keep-level': switchFlag(
    'start at the quality level that last worked here, and go back up after successes',
  ),
};

type Given = FlagValues<typeof recoveryFlags> & { readonly strict: boolean | undefined };

/** Options of a run, as the kernel takes them. @throws UsageError */
export function recoveryOptions(given: Given): Pick<RunOptions, 'maxQualityCost' | 'chain' | 'keepLevel'> {
  const { chain, 'keep-level': keepLevel, 'max-quality-cost': maxQualityCost, strict } = given;
  for (const flag of ['chain', 'keep-level'] as const)
    if (strict && given[flag])
      throw new UsageError(
        `--strict and --${flag} exclude each other`,
        `Strict mode changes no plan; leave --${flag} out.`,
      );
  return {
    ...(maxQualityCost === undefined ? {} : { maxQualityCost }),
    ...(chain ? { chain } : {}),
    ...(keepLevel ? { keepLevel } : {}),
  };
}
