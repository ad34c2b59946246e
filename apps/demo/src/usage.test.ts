import { commandNames } from '@retake/cli';
import { expect, it } from 'vitest';
import { usage } from './usage.js';

it('the help of the demo names every command it has', () => {
  expect(commandNames).toContain('breakers');
  for (const name of commandNames) expect(usage).toMatch(new RegExp(`\\b${name}\\b`));
});
