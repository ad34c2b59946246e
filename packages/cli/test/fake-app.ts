import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** An app in a folder of its own, installed as a package manager would. */
export interface FakeApp {
  /** Absolute path; has a space in it. */
  readonly folder: string;
  remove(): void;
}

const here = dirname(fileURLToPath(import.meta.url));

/** @param plugin whether the app has the fake plugin among its dependencies */
export function installFakeApp({ plugin }: { readonly plugin: boolean }): FakeApp {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'retake cli-'));
  const dependencies = plugin ? { 'fake-plugin': '1.0.0' } : {};
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'app', type: 'module', dependencies }));
  const installed = join(folder, 'node_modules/fake-plugin');
  mkdirSync(join(folder, 'node_modules/@retake'), { recursive: true });
  mkdirSync(installed);
  mkdirSync(join(folder, 'checkpoint'));
  symlinkSync(join(here, '../../plugin-api'), join(folder, 'node_modules/@retake/plugin-api'), 'junction');
  cpSync(join(here, 'fake-plugin.mjs'), join(installed, 'plugin.js'));
  const retake = { plugin: './plugin.js', id: 'fake', api: 1, kinds: ['model', 'hardware', 'classifier'] };
  const manifest = { name: 'fake-plugin', version: '1.0.0', type: 'module', retake };
  writeFileSync(join(installed, 'package.json'), JSON.stringify(manifest));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
