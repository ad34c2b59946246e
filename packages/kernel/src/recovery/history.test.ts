import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/run-kit.js';
import { History } from './history.js';

async function open() {
  const path = join(await temporaryFolder(), 'history.json');
  return { path, history: await History.load(path) };
}

describe('the history of recoveries', () => {
  it('starts with what the expert thinks', async () => {
    const { history } = await open();
    expect(history.probability('C/x', 'a', 0.7)).toBe(0.7);
  });

  it('moves by outcomes, the guess weighing as much as six', async () => {
    const { history } = await open();
    for (let count = 0; count < 6; count += 1) history.add('C/x', 'a', 'helped');
    history.add('C/x', 'b', 'failed');
    await history.written();
    expect(history.probability('C/x', 'a', 0.5)).toBeCloseTo((0.5 * 6 + 6) / 12);
    expect(history.probability('C/x', 'b', 0.5)).toBeCloseTo(3 / 7);
    expect(history.probability('C/y', 'a', 0.5)).toBe(0.5);
  });

  it('is there for the next run', async () => {
    const { path, history } = await open();
    history.add('C/x', 'a', 'helped');
    await history.written();
    expect((await History.load(path)).probability('C/x', 'a', 0)).toBeCloseTo(1 / 7);
    expect(await readdir(join(path, '..'))).toEqual(['history.json']);
  });

  it('adds to what another run has written meanwhile', async () => {
    const { path, history } = await open();
    const other = await History.load(path);
    other.add('C/x', 'a', 'helped');
    await other.written();
    history.add('C/x', 'a', 'failed');
    await history.written();
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ 'C/x a': { failed: 1, helped: 1 } });
  });

  it.each(['', 'not json', '{"C/x a":{"helped":"many","failed":0}}', '[1]', 'null'])(
    'takes an unreadable file for an empty one: %s',
    async (content) => {
      const { path } = await open();
      await writeFile(path, content);
      expect((await History.load(path)).probability('C/x', 'a', 0.4)).toBe(0.4);
    },
  );
});
