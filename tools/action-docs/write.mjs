/**
 * Writes docs/actions.md from the built catalogue:
 *
 *   node tools/action-docs/write.mjs
 */
import { writeFileSync } from 'node:fs';
import { renderActions } from './render-actions.mjs';

const remedies = await import(new URL('../../packages/remedies/dist/index.js', import.meta.url));
writeFileSync(new URL('../../docs/actions.md', import.meta.url), renderActions(remedies));
