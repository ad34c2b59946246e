import { expect, it } from 'vitest';
import { actionDocs } from './action-docs.js';

it('leads to the section of the row, whatever the form of the action', () => {
  expect(actionDocs('fallback.tiling:tile-256')).toBe('docs/actions.md#fallbacktiling');
  expect(actionDocs('restore.safe-shutdown')).toBe('docs/actions.md#restoresafe-shutdown');
});
