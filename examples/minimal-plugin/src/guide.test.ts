import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const guide = new URL('../../../docs/writing-a-plugin.md', import.meta.url);

function read(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}

/** The code block that follows the line naming this file. */
async function blockOf(name: string): Promise<string | undefined> {
  const text = await readFile(guide, 'utf8');
  const fence = new RegExp(`\`${name.replace('.', '\\.')}\`[^\\n]*\\n+\`\`\`\\w+\\n([^]*?)\`\`\``);
  return text.match(fence)?.[1];
}

describe('docs/writing-a-plugin.md', () => {
  it.each([
    ['src/plugin.ts', './plugin.ts'],
    ['package.json', '../package.json'],
  ])('shows %s as it is', async (name, path) => {
    expect(await blockOf(name)).toBe(await read(path));
  });
});
