import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { RecoveryOperation } from '@retake/plugin-api';
import { fileInside, setAside } from '@retake/remedies';
import { download } from '../files/download.js';
import { targetFiles } from '../files/target-files.js';
import type { RepairParts } from '../repair-parts.js';

/**
 * Downloads one named file of the checkpoint from the configured sources, in their order (`skip` leaves out the first ones), goes
 * on where an earlier try stopped, checks size and hash, and puts it in place. What was there is set aside.
 */
export function fetchFile({ config: { sources } }: Pick<RepairParts, 'config'>): RecoveryOperation {
  return {
    title: 'Download one file again',
    async run(params, { plan: { checkpoint }, signal, log }) {
      const urls = sources
        .filter((source) => resolve(source.checkpoint) === resolve(checkpoint))
        .map(({ url }) => url)
        .slice(typeof params.skip === 'number' ? params.skip : 0);
      if (urls.length === 0)
        return { changed: false, detail: 'No source is configured for this checkpoint.' };
      const path = await pathOf(checkpoint, params);
      if (path === undefined)
        return { changed: false, detail: 'The failure names no file of the checkpoint.' };
      const below = relative(checkpoint, path).replaceAll('\\', '/');
      await mkdir(dirname(path), { recursive: true });
      const problems: string[] = [];
      for (const base of urls) {
        const url = `${base.replace(/\/$/, '')}/${below.split('/').map(encodeURIComponent).join('/')}`;
        try {
          const bytes = await download(url, path, {
            signal,
            before: async () => void ((await isThere(path)) ? await setAside(path, 'damaged') : undefined),
          });
          return {
            changed: true,
            detail: `Downloaded ${below} again (${bytes} bytes).`,
            facts: { file: below, url, bytes },
          };
        } catch (error) {
          signal.throwIfAborted();
          log.warn({ err: error, url }, 'a source could not deliver the file');
          problems.push(`${new URL(url).host}: ${(error as Error).message}`);
        }
      }
      return { changed: false, detail: `No source delivered ${below}: ${problems.join('; ')}` };
    },
  };
}

/** The named file, also when neither it nor its folder is there. */
async function pathOf(
  checkpoint: string,
  params: Parameters<typeof targetFiles>[1],
): Promise<string | undefined> {
  const { file, component } = params;
  if (typeof file !== 'string') return undefined;
  const [found] = await targetFiles(checkpoint, params);
  const bare = typeof component === 'string' && !/[\\/]/.test(file);
  if (bare && !(found && (await isThere(found)))) {
    await mkdir(join(checkpoint, component.replace(/[^\w-]/g, '')), { recursive: true });
    return fileInside(checkpoint, join(component, file));
  }
  return found;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
