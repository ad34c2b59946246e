import { isAbsolute } from 'node:path';
import { strategyOptions } from '@retake/remedies';
import { z } from 'zod';

const folder = z.string().refine(isAbsolute, 'It must be an absolute path');

/** Options of the plugin, beside those of every strategy. */
export const repairConfig = strategyOptions
  .extend({
    /** Folders that whole files may be taken from, beside the neighbours of the checkpoint. */
    folders: z.array(folder).default([]),
    /**
     * Where files of a checkpoint can be downloaded, in the order to try: `<url>/<path below the checkpoint>`, for
     * example `https://huggingface.co/Wan-AI/Wan2.2-T2V-A14B-Diffusers/resolve/main`.
     */
    sources: z.array(z.strictObject({ checkpoint: folder, url: z.url() })).default([]),
  })
  .prefault({});

export type RepairConfig = z.infer<typeof repairConfig>;
