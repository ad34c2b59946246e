import { type Explanation, explain, type LogPlace } from '@retake/kernel';
import { describe, expect, test } from 'vitest';
import { explainStream } from './explain-stream.js';

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

const seen: LogPlace[] = [];
const ask = (text: string, place: LogPlace): Explanation => {
  seen.push(place);
  return explain(text, { classifiers: [], ...place });
};

async function run(text: string, size = 7, place: LogPlace = {}) {
  const lines: string[] = [];
  seen.length = 0;
  const explanation = await explainStream(inPieces(text, size), ask, place, (line) => lines.push(line));
  return { explanation, cases: lines.map((line) => JSON.parse(line)) };
}

describe('explaining a stream', () => {
  test.each([1, 7, 10_000])('answers each case of a corpus, in pieces of %d', async (size) => {
    const { explanation, cases } = await run(
      '{"id":"a","text":"x"}\n\n{"id":2,"text":"y","stage":"load"}',
      size,
    );
    expect(explanation).toBeUndefined();
    expect(cases).toMatchObject([
      { id: 'a', failureType: 'generation_pipeline_error', confidence: 0, firstMove: 'user_intervention' },
      { id: 2, rule: 'unclassified' },
    ]);
    expect(seen).toEqual([{ onlyBest: true }, { stage: 'load', onlyBest: true }]);
  });

  test.each(['', ' \n\t\n'])('refuses %j, which tells nothing', async (text) => {
    await expect(run(text)).rejects.toThrow('the text is empty');
  });

  test('says which line of a corpus is none, and goes on', async () => {
    const { cases } = await run('{"text":"x"}\nnonsense\n{"text":"y"}\n');
    expect(cases.map(({ error }) => error)).toEqual([
      undefined,
      'this line is no JSON object with a text',
      undefined,
    ]);
  });

  test.each([
    ['a log\nof lines', 'No installed classifier knows this error: of lines'],
    ['{"level":"error"}\n{"level":"info"}', 'No installed classifier knows this error: {"level":"info"}'],
  ])('takes %j for a log', async (text, message) => {
    const { explanation, cases } = await run(text, 3, { stage: 'decode' });
    expect(cases).toEqual([]);
    expect(explanation?.failure.stage).toBe('decode');
    expect(explanation?.failure.userMessage).toBe(message);
  });

  test('lets the place that was given go before that of the case', async () => {
    await run('{"text":"x","stage":"load","model":"m"}', 100, { stage: 'decode' });
    expect(seen).toEqual([{ stage: 'decode', model: 'm', onlyBest: true }]);
  });
});
