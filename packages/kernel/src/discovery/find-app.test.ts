import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../test/make-folder.js';
import { findApp } from './find-app.js';

describe('findApp', () => {
  it('finds the package.json above a module given as import.meta.url', async () => {
    const folder = await makeFolder({ 'package.json': { name: 'app' }, 'src/main.js': '' });
    const app = await findApp(pathToFileURL(join(folder, 'src/main.js')).href);
    expect(app.packageJson).toBe(join(folder, 'package.json'));
  });

  it('takes a folder as it is, also with a space in its name', async () => {
    const folder = await makeFolder({ 'my app/package.json': { name: 'app' } });
    expect((await findApp(join(folder, 'my app'))).folder).toBe(join(folder, 'my app'));
  });

  it('passes by a package.json that only sets the module type', async () => {
    const folder = await makeFolder({
      'package.json': { name: 'app' },
      'dist/package.json': { type: 'module' },
    });
    expect((await findApp(join(folder, 'dist/main.js'))).folder).toBe(folder);
  });

  it('lists optional dependencies apart', async () => {
    const folder = await makeFolder({
      'package.json': {
        dependencies: { a: '1', b: '1' },
        optionalDependencies: { b: '1' },
        devDependencies: { c: '1' },
      },
    });
    expect(await findApp(folder)).toMatchObject({ dependencies: ['a'], optionalDependencies: ['b'] });
  });

  it('names the file when it is not JSON', async () => {
    const folder = await makeFolder({ 'package.json': '{' });
    await expect(findApp(folder)).rejects.toMatchObject({
      code: 'config_invalid',
      facts: { path: join(folder, 'package.json') },
    });
  });

  it('says what to give when there is no app', async () => {
    await expect(findApp('/')).rejects.toMatchObject({
      code: 'config_invalid',
      hint: expect.stringContaining('import.meta.url'),
    });
  });
});
