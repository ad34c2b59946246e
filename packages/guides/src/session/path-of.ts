import { join, resolve } from 'node:path';

/** An absolute path from what a person typed: with or without quotes, from `~`, or relative to the current folder. */
export function pathOf(answer: string, home: string): string {
  const plain = answer.replace(/^(["'])(.*)\1$/s, '$2');
  return resolve(/^~(?=$|[\\/])/.test(plain) ? join(home, plain.slice(1)) : plain);
}
