import { readFile } from 'node:fs/promises';
import { RetakeError } from '@retake/plugin-api';
import type { RunEvent } from '../events/run-event.js';
import { parseLine } from './journal-line.js';

export interface JournalContent {
  readonly events: readonly RunEvent[];
  /** Length of the readable part; what follows is a torn tail. */
  readonly bytes: number;
}

/**
 * Reads a journal. Unreadable lines at the end are a torn tail and are left out.
 * @throws RetakeError `journal_invalid` when a readable line follows an unreadable one, or numbers are missing.
 */
export async function readJournal(path: string): Promise<JournalContent> {
  return parseJournal(await readFile(path), path);
}

export function parseJournal(content: Uint8Array, path: string): JournalContent {
  const lines = splitLines(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
  const events: RunEvent[] = [];
  let bytes = 0;
  let broken: number | undefined;
  for (const [index, line] of lines.entries()) {
    const entry = line.complete ? (parseLine(line.text) as RunEvent | undefined) : undefined;
    if (entry === undefined) {
      broken ??= index + 1;
      continue;
    }
    if (broken !== undefined) throw damaged(path, broken);
    if (entry.seq !== events.length + 1) throw damaged(path, index + 1);
    events.push(entry);
    bytes = line.end;
  }
  return { events, bytes };
}

function splitLines(content: Buffer): { text: string; end: number; complete: boolean }[] {
  const lines: { text: string; end: number; complete: boolean }[] = [];
  for (let start = 0; start < content.length; ) {
    const newline = content.indexOf(0x0a, start);
    const stop = newline < 0 ? content.length : newline;
    const end = newline < 0 ? content.length : newline + 1;
    lines.push({ text: content.toString('utf8', start, stop), end, complete: newline >= 0 });
    start = end;
  }
  return lines;
}

function damaged(path: string, line: number): RetakeError {
  return new RetakeError('journal_invalid', `Line ${line} of the journal ${path} is damaged.`, {
    facts: { file: path, line },
  });
}
