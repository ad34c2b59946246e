import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RunEvent } from '@retake/kernel';
import type { Terminal } from '../terminal.js';

/** Prints an event as one JSON line; the bytes of previews are left out. */
export function printEvent(event: RunEvent, terminal: Terminal): void {
  const { png, ...rest } = event.type === 'preview' ? event : { ...event, png: undefined };
  terminal.out(`${JSON.stringify(png === undefined ? rest : { ...rest, pngBytes: png.length })}\n`);
}

/** Writes previews as PNG files, `<run>-step-012.png`, into a folder that is made when it is missing. */
export async function savePreviews(
  folder: string,
  terminal: Terminal,
): Promise<(event: RunEvent) => Promise<void>> {
  const path = resolve(terminal.cwd, folder);
  await mkdir(path, { recursive: true });
  return async (event) => {
    if (event.type !== 'preview') return;
    const step = String(event.step).padStart(3, '0');
    await writeFile(join(path, `${event.runId}-step-${step}.png`), event.png);
  };
}
