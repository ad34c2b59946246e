import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { withPerson } from './with-person.js';

test('gives the lines of a person, and null when there are no more', async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const answers = await withPerson(
    async (ask) => {
      const first = ask('First? ');
      input.write('yes\n');
      const said = [await first];
      const second = ask('Second? ');
      input.end();
      return [...said, await second, await ask('Third? ')];
    },
    input,
    output,
  );
  expect(answers).toEqual(['yes', null, null]);
  expect(output.read().toString()).toContain('First? ');
});
