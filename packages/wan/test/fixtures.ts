import { fileURLToPath } from 'node:url';

/** The folder of small checkpoints and goldens. */
export const fixtures = fileURLToPath(new URL('../../../fixtures/', import.meta.url));
