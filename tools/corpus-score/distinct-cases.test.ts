import { expect, it } from 'vitest';
import { distinctCases } from './distinct-cases.mjs';

it('never gives a message twice, and keeps short numbers', () => {
  const next = distinctCases([
    { text: 'HTTP 404 after 123456 bytes' },
    { text: 'no number' },
    { text: 'no number' },
  ]);
  const texts = Array.from({ length: 50 }, next).flatMap((round) =>
    round.map(({ text }: { text: string }) => text),
  );
  expect(new Set(texts).size).toBe(150);
  expect(new Set(texts.map((text) => text.replace(/ \(.*/, ''))).size).toBeGreaterThan(40);
  for (const text of texts) expect(text).toMatch(/^(?:HTTP 404 after \d{6} bytes|no number) \(\d+\.\d\)$/);
});
