import { failureTypes } from '@retake/plugin-api';
import { z } from 'zod';
import { catalogue } from './catalogue.js';

const known = new Set(catalogue.map(({ id }) => id));
const actionId = z
  .string()
  .refine((id) => known.has(id), 'No action of the catalogue has this id; `retake actions` lists them');

/** What zod tells of a key that is not there, with those that are: also of a strategy that extends the options. */
const allowedKeys = {
  error: ({ code, keys, inst }: z.core.$ZodRawIssue) => {
    if (code !== 'unrecognized_keys') return undefined;
    const { shape = {} } = (inst?._zod.def ?? {}) as { readonly shape?: object };
    return `there is no option ${String(keys)}; options are ${Object.keys(shape).join(', ')}`;
  },
};
const allowedTypes = {
  error: ({ code, keys }: z.core.$ZodRawIssue) =>
    code === 'unrecognized_keys'
      ? `there is no failure type ${String(keys)}; types are ${failureTypes.join(', ')}`
      : undefined,
};

/** Options that every strategy of the catalogue takes; one with more extends them. */
export const strategyOptions = z.strictObject(
  {
    /** Failure type → ids of actions, in the order they are to be tried. Replaces the list of the type; the order holds. */
    priorities: z.partialRecord(z.enum(failureTypes), z.array(actionId), allowedTypes).default({}),
    /** Actions that are never proposed. */
    off: z.array(actionId).default([]),
    /** Recoveries by this strategy for one failure without progress; a row of waits is one. As the run's limits say when absent: 5. */
    recoveries: z.int().min(0).optional(),
    /** Seconds that this strategy may wait and repair for one failure, also what one repair may take. Absent: 300. */
    seconds: z.number().min(0).optional(),
    /**
     * After so many recoveries by this strategy for one failure its actions need a yes, also where there is nobody to give
     * it. Absent: after 3, and only where there is somebody.
     */
    askAfter: z.int().min(1).optional(),
  },
  allowedKeys,
);

/** The options, with their defaults for one that gives none. */
export const strategyConfig = strategyOptions.prefault({});

export type StrategyConfig = z.infer<typeof strategyConfig>;
