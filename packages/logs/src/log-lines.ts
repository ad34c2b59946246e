import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { type LogRecord, parseLogLine } from './log-record.js';

/** The lines of one file, packed or not. What of it is torn, or was rotated away meanwhile, is left out. */
export async function* logLines(path: string): AsyncGenerator<LogRecord> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => input.destroy(error));
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      const record = parseLogLine(line);
      if (record) yield record;
    }
  } catch {
    // What there was of it has been told.
  } finally {
    file.destroy();
  }
}
