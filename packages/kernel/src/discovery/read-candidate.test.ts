import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../test/make-folder.js';
import { readCandidate } from './read-candidate.js';

const retake = { plugin: './plugin.js', id: 'mine', api: 1, kinds: ['strategy'] };

describe('readCandidate', () => {
  it('reads manifest, version, platforms and entry without running the entry', async () => {
    const folder = await makeFolder({
      'package.json': { name: 'mine', version: '2.0.0', os: ['linux'], cpu: ['x64'], retake },
      'plugin.js': 'throw new Error("ran")',
    });
    expect(await readCandidate(folder, 'mine')).toEqual({
      package: 'mine',
      version: '2.0.0',
      path: folder,
      platforms: { os: ['linux'], cpu: ['x64'] },
      manifest: retake,
      entry: join(folder, 'plugin.js'),
    });
  });

  it('leaves out packages without a retake field', async () => {
    const folder = await makeFolder({ 'package.json': { name: 'lodash' } });
    expect(await readCandidate(folder, 'lodash')).toBeUndefined();
  });

  it('lists every mistake of a manifest at once', async () => {
    const folder = await makeFolder({
      'package.json': { name: 'mine', retake: { id: 'No Good', api: '1' } },
    });
    const candidate = await readCandidate(folder, 'mine');
    expect(candidate?.problem).toMatchObject({ code: 'manifest_invalid', phase: 'read' });
    for (const field of ['plugin', 'id', 'api', 'kinds'])
      expect(candidate?.problem?.message).toContain(`retake.${field}`);
  });

  it('keeps the id of a plugin whose module is missing', async () => {
    const folder = await makeFolder({ 'package.json': { name: 'mine', retake } });
    expect(await readCandidate(folder, 'mine')).toMatchObject({
      manifest: { id: 'mine' },
      problem: { code: 'entry_missing' },
    });
  });

  it('reports a package.json that cannot be read under the name it was asked for', async () => {
    const folder = await makeFolder({ 'package.json': 'not JSON' });
    expect(await readCandidate(folder, 'asked-for')).toMatchObject({
      package: 'asked-for',
      problem: { code: 'manifest_unreadable' },
    });
  });
});
