import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../test/make-folder.js';
import { findPackageFolder } from './find-package-folder.js';

async function appWith(name: string, packageJson: object): Promise<string> {
  const file = `node_modules/${name}/package.json`;
  return makeFolder({ 'package.json': { name: 'app' }, [file]: packageJson });
}

describe('findPackageFolder', () => {
  it.each([
    ['a plain package', 'plain', { name: 'plain' }],
    ['a scoped package', '@scope/plain', { name: '@scope/plain' }],
    ['a package whose exports hide package.json', 'hidden', { exports: { '.': './index.js' } }],
    ['a package with an import condition only', 'esm', { exports: { import: './index.js' } }],
    ['a package without any entry', 'bare', {}],
    ['a package named like a module of Node', 'events', { name: 'events' }],
  ])('finds %s', async (_, name, packageJson) => {
    const app = await appWith(name, packageJson);
    expect(findPackageFolder(join(app, 'package.json'), name)).toBe(join(app, 'node_modules', name));
  });

  it('looks in the folders above, as Node does', async () => {
    const root = await makeFolder({
      'node_modules/up/package.json': {},
      'apps/one/package.json': { name: 'one' },
    });
    expect(findPackageFolder(join(root, 'apps/one/package.json'), 'up')).toBe(join(root, 'node_modules/up'));
  });

  it('gives the real folder behind a link, as pnpm makes them', async () => {
    const root = await makeFolder({
      'app/package.json': { name: 'app' },
      'app/node_modules/other/package.json': {},
      'store/linked/package.json': {},
    });
    await symlink(join(root, 'store/linked'), join(root, 'app/node_modules/linked'), 'dir');
    expect(findPackageFolder(join(root, 'app/package.json'), 'linked')).toBe(join(root, 'store/linked'));
  });

  it('gives nothing for a package that is not installed', async () => {
    const app = await makeFolder({ 'package.json': { name: 'app' } });
    expect(findPackageFolder(join(app, 'package.json'), 'not-there-at-all')).toBeUndefined();
  });
});
