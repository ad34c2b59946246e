import { isAbsolute } from 'node:path';
import { z } from 'zod';

/** Options of the plugin. */
export const adapterConfig = z
  .strictObject({
    /** Absolute checkpoint folders that may stand in for one whose weights are broken. */
    alternatives: z.array(z.string().refine(isAbsolute, 'It must be an absolute path')).default([]),
  })
  .prefault({});

export type AdapterConfig = z.infer<typeof adapterConfig>;
