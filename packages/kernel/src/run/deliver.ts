import { constants, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { buildReport } from './build-report.js';
import type { RunSession } from './run-session.js';
import { syncFolder, writeAtomic } from './write-atomic.js';

/** What stands after the clip's name, by the name a stage gave the file: `one.mp4`, `one.contact.png`, `one.webp`. */
const suffixes: Readonly<Record<string, string>> = { video: '', sheet: '.contact', animation: '' };

/** Copies the files of the last stage to the output folder, writes the report beside them and ends the run. */
export async function deliver(session: RunSession, files: Readonly<Record<string, string>>): Promise<void> {
  const { id, settings, record, clock } = session;
  const folder = settings.outputDirectory ?? join(session.folder, 'output');
  await mkdir(folder, { recursive: true });
  const title = settings.outputName ?? id;
  const delivered: Record<string, string> = {};
  for (const [name, from] of Object.entries(files)) {
    const to = join(folder, `${title}${suffixes[name] ?? `.${name}`}${extname(from)}`);
    await copyAtomic(from, to);
    delivered[name] = to;
  }
  const names = Object.entries(delivered).map(([name, path]) => [name, basename(path)]);
  const report = buildReport(record.events, {
    outcome: 'succeeded',
    files: Object.fromEntries(names) as Record<string, string>,
    at: clock.now(),
  });
  const path = join(folder, `${title}.json`);
  await writeAtomic(path, [`${JSON.stringify(report, null, 2)}\n`]);
  await record.commit({ type: 'run.finished', files: delivered, report: path });
}

async function copyAtomic(from: string, to: string): Promise<void> {
  const draft = `${to}.tmp`;
  try {
    await copyFile(from, draft, constants.COPYFILE_FICLONE);
    const file = await open(draft, 'r+');
    await file.sync().finally(() => file.close());
    await rename(draft, to);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(to));
}
