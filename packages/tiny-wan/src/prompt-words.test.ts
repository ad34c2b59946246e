import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { examplePrompts } from './example-prompts.js';
import { promptWords } from './prompt-words.js';

const world = JSON.parse(
  readFileSync(new URL('../../../tools/tiny-wan/world.json', import.meta.url), 'utf8'),
) as {
  shapes: string[];
  colours: Record<string, unknown>;
  backgrounds: Record<string, unknown>;
  sizes: Record<string, unknown>;
  motions: string[];
  heldOut: [string, string, string][];
};
const lastWord = (text: string) => text.split(' ').at(-1) ?? '';

it('names what training drew', () => {
  expect(promptWords.shapes).toEqual(world.shapes);
  expect(promptWords.colours).toEqual(Object.keys(world.colours));
  expect(promptWords.backgrounds).toEqual(Object.keys(world.backgrounds));
  expect(promptWords.sizes).toEqual(Object.keys(world.sizes));
  expect(promptWords.motions.map(lastWord)).toEqual(world.motions);
});

it.each(examplePrompts)('%s is a combination that training never saw', (prompt) => {
  const words = /^a (\w+) (\w+) (\w+) (?:moving )?(\w+) on a (\w+) background$/.exec(prompt)?.slice(1) ?? [];
  const [size, colour, shape, motion, background] = words;
  expect(world.heldOut).toContainEqual([colour, shape, motion]);
  expect(Object.keys(world.sizes)).toContain(size);
  expect(Object.keys(world.backgrounds)).toContain(background);
});
