import { expect, test } from 'vitest';
import { configFileOf } from './app-config.js';
import type { AppContext } from './open-retake.js';

const context = (config?: string) => ({ flags: { config }, terminal: { cwd: '/nowhere' } }) as AppContext;

test('a file that is not there is named once, and without --config there is none', async () => {
  await expect(configFileOf(context('nope.json'))).rejects.toMatchObject({
    code: 'config_invalid',
    message: expect.stringMatching(/^--config: there is no file [^ ]*nope\.json$/),
  });
  expect(await configFileOf(context())).toBeUndefined();
});
