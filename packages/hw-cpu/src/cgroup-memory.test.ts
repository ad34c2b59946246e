import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { cgroupMemory } from './cgroup-memory.js';

const total = 1000;
const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true }))));

async function machine(files: Record<string, string>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'retake-cgroup-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}
const memory = async (files: Record<string, string>) => cgroupMemory(total, await machine(files));

describe('the memory limit of a container', () => {
  it('is read from version 2', async () => {
    const files = {
      'proc/self/cgroup': '0::/\n',
      'sys/fs/cgroup/memory.max': '600\n',
      'sys/fs/cgroup/memory.current': '200\n',
    };
    expect(await memory(files)).toEqual({ limitBytes: 600, usedBytes: 200 });
  });

  it('is read from version 1', async () => {
    const files = {
      'proc/self/cgroup': '5:cpu,cpuacct:/x\n4:memory:/box\n',
      'sys/fs/cgroup/memory/box/memory.limit_in_bytes': '500\n',
      'sys/fs/cgroup/memory/box/memory.usage_in_bytes': '100\n',
    };
    expect(await memory(files)).toEqual({ limitBytes: 500, usedBytes: 100 });
  });

  it('is the tightest of the group and all above it', async () => {
    const files = {
      'proc/self/cgroup': '0::/user/service\n',
      'sys/fs/cgroup/user/service/memory.max': 'max\n',
      'sys/fs/cgroup/user/memory.max': '700\n',
      'sys/fs/cgroup/user/memory.current': '10\n',
      'sys/fs/cgroup/memory.max': '900\n',
    };
    expect(await memory(files)).toEqual({ limitBytes: 700, usedBytes: 10 });
  });

  it('is found at the root when the group of the host is not visible inside', async () => {
    const files = { 'proc/self/cgroup': '0::/../../docker/abc\n', 'sys/fs/cgroup/memory.max': '600\n' };
    expect(await memory(files)).toEqual({ limitBytes: 600, usedBytes: 0 });
  });

  it.each([
    ['there are no control groups', {}],
    ['version 2 says max', { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/memory.max': 'max\n' }],
    [
      'version 1 says more than the machine has',
      {
        'proc/self/cgroup': '4:memory:/\n',
        'sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
      },
    ],
  ])('is none when %s', async (_, files: Record<string, string>) => {
    expect(await memory(files)).toBeUndefined();
  });
});
