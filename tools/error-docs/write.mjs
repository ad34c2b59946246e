/**
 * Writes docs/errors from the built words:
 *
 *   node tools/error-docs/write.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { renderErrors } from './render-errors.mjs';

const words = await import(new URL('../../packages/guides/dist/index.js', import.meta.url));
const folder = new URL('../../docs/errors/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(renderErrors(words))) writeFileSync(new URL(name, folder), text);
