import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RunEvent } from '@retake/kernel';
import type { Terminal } from '../terminal.js';

/** Prints an event as one JSON line; the bytes of previews are left out. */
export function printEvent(event: RunEvent, terminal: Terminal): void {
  const { png, ...rest } = event.type === 'preview' ? event : { ...event, png: undefined };
  terminal.out(`${JSON.stringify(png === undefined ? rest : { ...rest, pngBytes: png.length })}\n`);
}

interface PreviewFlags {
  readonly previews?: string | undefined;
}

/** Makes and tries the folder of `--previews` before a run is begun. @throws RetakeError `output_unwritable` */
export async function requirePreviews({ previews }: PreviewFlags, { cwd }: Terminal): Promise<void> {
  if (previews === undefined) return;
  const { requireWritable } = await import('@retake/kernel');
  await requireWritable(resolve(cwd, previews), 'output_unwritable');
}

/** Writes previews as PNG files, `<run>-step-012.png`, into a folder that is there. */
export function savePreviews(folder: string, terminal: Terminal): (event: RunEvent) => Promise<void> {
  const path = resolve(terminal.cwd, folder);
  return async (event) => {
    if (event.type !== 'preview') return;
    const step = String(event.step).padStart(3, '0');
    await writeFile(join(path, `${event.runId}-step-${step}.png`), event.png);
  };
}
