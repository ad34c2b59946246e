import { createHash } from 'node:crypto';

const sumLength = 16;
const head = '{"sum":"';
const middle = '","entry":';
const bodyStart = head.length + sumLength + middle.length;

/** Writes one entry as a line of JSON that carries its own checksum (the first 64 bits of SHA-256). */
export function formatLine(entry: object): string {
  const body = JSON.stringify(entry);
  return `${head}${checksum(body)}${middle}${body}}\n`;
}

/** Reads a line without its newline; undefined when it is not exactly what `formatLine` wrote. */
export function parseLine(line: string): unknown {
  if (!line.startsWith(head) || !line.endsWith('}') || line.length <= bodyStart) return undefined;
  const body = line.slice(bodyStart, -1);
  const sum = line.slice(head.length, head.length + sumLength);
  if (line.slice(head.length + sumLength, bodyStart) !== middle || checksum(body) !== sum) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function checksum(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, sumLength);
}
