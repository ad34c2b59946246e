import { expect, test } from 'vitest';
import { npmSettings } from './npm-settings.mjs';

test('hands the registry and certificates of npm to pnpm', () => {
  const env = {
    npm_config_registry: 'http://mirror.test/',
    npm_config_cafile: '/ca.pem',
    npm_config_fund: '',
  };
  expect(npmSettings(env)).toEqual({
    pnpm_config_registry: 'http://mirror.test/',
    pnpm_config_cafile: '/ca.pem',
  });
});

test('sets nothing that npm was not given', () => {
  expect(npmSettings({ PATH: '/bin', npm_config_proxy: '' })).toEqual({});
});
