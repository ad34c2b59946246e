import { readFileSync } from 'node:fs';
import { causeWordsTable, failureWordsTable, type Guide, guides, type WordStep } from '@retake/guides';
import { expect, test } from 'vitest';
import { parseFlags } from '../args/parse-flags.js';
import { commands } from './index.js';

const page = (name: string) => readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8');
const fromSteps = (steps: readonly WordStep[]) =>
  steps.flatMap(({ text, command = '' }) => [command, ...inText(text)]);
const fromGuide = ({ about, steps }: Guide) =>
  steps.flatMap(({ instruction, expected, hints, commands: lines = [] }) => [
    ...lines.map(({ line }) => line),
    ...[about, instruction, expected, ...hints].flatMap(inText),
  ]);

function inText(text: string): string[] {
  return [...text.matchAll(/\bretake [a-z][a-z -]*[a-z]/g)].map(([found]) => found);
}
const inTicks = (text: string) => [...text.matchAll(/`(retake [^`]+)`/g)].map(([, found = '']) => found);

const told = [
  ...Object.values(failureWordsTable).flatMap(({ steps }) => fromSteps(steps)),
  ...causeWordsTable.flatMap(({ steps }) => fromSteps(steps)),
  ...guides.flatMap(fromGuide),
  ...['failures.md', 'errors.md', 'actions.md'].flatMap((name) => inTicks(page(name))),
].filter((line) => line.startsWith('retake '));

/** Words as a shell splits them, with names in braces and angles standing for one word. */
function words(line: string): string[] {
  const plain = line
    .replaceAll(/\{\w+\|([^}]*)\}/g, '$1')
    .replaceAll(/<[^>]+>/g, 'x')
    .replaceAll(/\s*[[…].*$/g, '');
  return [...plain.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

test.each([...new Set(told)])('%s is a command that there is, with flags that it takes', (line) => {
  const [, name = '', ...rest] = words(line);
  const command = commands.find((one) => one.name === name);
  if (!command) throw new Error(`there is no command "${name}"`);
  const { positionals, values } = parseFlags(
    command.flags,
    rest.filter((word) => word !== '--help'),
  );
  expect(positionals.length).toBeLessThanOrEqual(command.takes ? 1 : 0);
  const guide = positionals[0];
  if (name === 'fix' && guide !== undefined && guide !== 'RUN' && guide !== 'x')
    expect(guides.map(({ id }) => id)).toContain(guide);
  for (const needed of ['checkpoint', 'prompt'])
    if (name === 'plan' || (name === 'generate' && !rest.includes('--help')))
      expect(values, line).toHaveProperty(needed);
});

test('there are commands to look at', () => expect(told.length).toBeGreaterThan(50));
