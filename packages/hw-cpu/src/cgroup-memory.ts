import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';

export interface CgroupMemory {
  readonly limitBytes: number;
  readonly usedBytes: number;
}

interface Layout {
  readonly root: string;
  readonly limit: string;
  readonly used: string;
  /** Finds the group of this process in /proc/self/cgroup. */
  readonly entry: RegExp;
}

/** Version 2, then version 1 of the control groups of Linux. */
const layouts: readonly Layout[] = [
  { root: 'sys/fs/cgroup', limit: 'memory.max', used: 'memory.current', entry: /^0::(.*)$/m },
  {
    root: 'sys/fs/cgroup/memory',
    limit: 'memory.limit_in_bytes',
    used: 'memory.usage_in_bytes',
    entry: /^\d+:(?:[^:]*,)?memory(?:,[^:]*)?:(.*)$/m,
  },
];

/**
 * The tightest memory limit on this process, its own group and all above. Undefined where there is none: version 2
 * says "max", version 1 a number larger than any machine.
 * @param root folder that stands for `/`, for tests.
 * @param totalBytes memory of the machine; a limit that is not below it is none.
 */
export async function cgroupMemory(totalBytes: number, root = '/'): Promise<CgroupMemory | undefined> {
  const groups = await readText(posix.join(root, 'proc/self/cgroup'));
  const found = await Promise.all(
    layouts.flatMap((layout) =>
      withParents(layout.entry.exec(groups)?.[1] ?? '/').map((group) =>
        readGroup(layout, posix.join(root, layout.root, group)),
      ),
    ),
  );
  return found
    .filter((memory) => memory !== undefined)
    .filter(({ limitBytes }) => limitBytes < totalBytes)
    .sort((a, b) => a.limitBytes - b.limitBytes)[0];
}

/** `/a/b` → `/a/b`, `/a`, `/`. In a container the path of the host may not exist below the root; the root does. */
function withParents(group: string): string[] {
  const parts = group.split('/').filter((part) => part !== '' && part !== '..');
  return [...parts.keys()].map((count) => `/${parts.slice(0, count + 1).join('/')}`).concat('/');
}

async function readGroup(layout: Layout, folder: string): Promise<CgroupMemory | undefined> {
  const limitBytes = Number.parseInt(await readText(posix.join(folder, layout.limit)), 10);
  if (!Number.isFinite(limitBytes)) return undefined;
  const usedBytes = Number.parseInt(await readText(posix.join(folder, layout.used)), 10);
  return { limitBytes, usedBytes: Number.isFinite(usedBytes) ? usedBytes : 0 };
}

function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
