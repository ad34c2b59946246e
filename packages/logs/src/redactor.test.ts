import { describe, expect, it } from 'vitest';
import { Redactor } from './redactor.js';

const token = `hf_${'Ab1'.repeat(10)}`;

describe('secrets', () => {
  it.each([
    [`the token ${token} was refused`, token],
    ['Authorization: Bearer abcdef123456', 'abcdef123456'],
    ['headers {"authorization":"Basic dXNlcjpwYXNz"}', 'dXNlcjpwYXNz'],
    ['GET https://me:s3cretpass@files.example.org/a.safetensors', 's3cretpass'],
    ['GET https://files.example.org/a?X-Amz-Signature=0a1b2c3d&size=4', '0a1b2c3d'],
    ['GET https://files.example.org/a?Policy=zzzz9&Key-Pair-Id=KPI77', 'KPI77'],
    ['HF_TOKEN=abcd1234 node app.js', 'abcd1234'],
    ['Cookie: session=12345; theme=dark', '12345'],
    ['api_key: "k-998877"', 'k-998877'],
  ])('leave %s', (text, secret) => {
    const clean = new Redactor().text(text);
    expect(clean).not.toContain(secret);
    expect(clean).toContain('[redacted]');
  });

  it('leave fields by their name at any depth, and what stands around them stays', () => {
    const given = {
      a: [{ hfToken: 'x1', headers: { Authorization: 'y2', accept: 'json' } }],
      password: 'z3',
      tokens: 512,
      max_token: 7,
    };
    const clean = JSON.stringify(new Redactor().value(given));
    for (const secret of ['x1', 'y2', 'z3']) expect(clean).not.toContain(secret);
    expect(clean).toContain('"accept":"json"');
    expect(clean).toContain('"tokens":512');
    expect(given.password).toBe('z3');
  });

  it.each([
    'step 3 of 20',
    'CUDA out of memory. Tried to allocate 2.00 GiB',
    'https://docs.example.org/a?page=2#b',
  ])('are not seen in %s', (text) => expect(new Redactor().text(text)).toBe(text));
});

describe('prompts', () => {
  const event = {
    plan: { request: { prompt: 'a red fox', negativePrompt: 'blurry' } },
    note: 'of a red fox',
  };

  it('stay unless asked', () => {
    expect(new Redactor().value(event)).toEqual(event);
  });

  it('go everywhere they are repeated', () => {
    const redactor = new Redactor({ prompts: true });
    const clean = JSON.stringify(redactor.value(event));
    expect(clean).not.toContain('fox');
    expect(clean).not.toContain('blurry');
    expect(redactor.text('tokenising "a red fox" failed')).toBe('tokenising "[redacted]" failed');
  });
});

it('ends on values that hold themselves', () => {
  const circle: Record<string, unknown> = { name: 'x' };
  circle.self = circle;
  expect(JSON.stringify(new Redactor({ prompts: true }).value(circle))).toContain('[too deep]');
});
