import { expect, test } from 'vitest';
import { resumeWords } from './resume-words.js';

test.each([
  [{}, 'retake resume r1'],
  [{ 'runs-dir': './runs' }, 'retake resume r1 --runs-dir ./runs'],
  [{ app: 'a $b' }, "retake resume r1 --app 'a $b'"],
  [{ app: "it's $b" }, "retake resume r1 --app 'it'\\''s $b'"],
  [{ app: 'my app', 'runs-dir': '/r' }, 'retake resume r1 --app "my app" --runs-dir /r'],
])('%j', (flags, words) => {
  expect(resumeWords('r1', flags)).toBe(words);
});

test('of a program that is called otherwise', () => {
  expect(resumeWords('r1', {}, 'npm start --')).toBe('npm start -- resume r1');
});
