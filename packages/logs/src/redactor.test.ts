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
    ['AWS_SECRET_ACCESS_KEY=wJalr99 python x.py', 'wJalr99'],
    ['hf download --token qqwweerr owner/model', 'qqwweerr'],
    ['curl -u me:s3cretpass https://example.org', 's3cretpass'],
    ['GET https://me:s3@cretpass@files.example.org/a', 'cretpass'],
    ['the answer was {\\"token\\":\\"abcd1234\\"}', 'abcd1234'],
    ['https://example.org/back#access_token=abcd1234', 'abcd1234'],
    ['cookie=abcd1234', 'abcd1234'],
    ['passphrase: "two words"', 'two words'],
    ['-----BEGIN PRIVATE KEY-----\nMIIabcd\n-----END PRIVATE KEY-----', 'MIIabcd'],
    [`npm refuses npm_${'a1B2'.repeat(9)}`, 'a1B2'],
    ['key AKIAABCDEFGHIJKLMNOP is unknown', 'ABCDEFGH'],
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

  it('leave environments, headers in any form, command lines, errors and URLs', () => {
    const given = {
      env: { AWS_SECRET_ACCESS_KEY: 'q1w2e3', CIVITAI_API_KEY: 'q1w2e3', PATH: '/bin' },
      pairs: [{ name: 'cookie', value: 'q1w2e3' }, ['authorization', 'q1w2e3']],
      words: ['hf', 'download', '--token', 'q1w2e3'],
      headers: new Headers({ authorization: 'q1w2e3', accept: 'json' }),
      error: new Error('refused', { cause: new Error('token=q1w2e3') }),
      url: new URL('https://me:q1w2e3@example.org/a?sig=q1w2e3&size=4'),
    };
    const clean = JSON.stringify(new Redactor().value(given));
    expect(clean).not.toContain('q1w2e3');
    for (const kept of ['"PATH":"/bin"', '"accept":"json"', 'refused', 'size=4', '"download"'])
      expect(clean).toContain(kept);
  });

  it.each([
    'step 3 of 20',
    'KeyError: "blocks.0.weight"',
    'tokenizer: t5, tokens=512',
    'Unexpected token < in JSON at position 0',
    'basic training, user@host: the cookie-cutter way',
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

it('knows prompts again in pieces, escaped, and from what is not logged itself', () => {
  const redactor = new Redactor({ prompts: true });
  redactor.learn({ request: { prompts: ['a "red" fox\nin the deepest forest, at night'] } });
  const clean = redactor.text(
    'cut off: ["in the deepest forest"]; {"text":"a \\"red\\" fox\\nin the deepest forest, at night"}',
  );
  expect(clean).not.toMatch(/fox|forest/);
});

it('ends on long texts that look like the beginning of a secret everywhere', () => {
  const long = 'token-'.repeat(20_000);
  expect(new Redactor().text(long)).toHaveLength(long.length);
});

it('ends on values that hold themselves', () => {
  const circle: Record<string, unknown> = { name: 'x' };
  circle.self = circle;
  expect(JSON.stringify(new Redactor({ prompts: true }).value(circle))).toContain('[too deep]');
});

it('prompts go in any case, whatever signs they hold', () => {
  const redactor = new Redactor({ prompts: true });
  redactor.learn({ prompt: 'A Red FOX (50%), on $5 [ice]+Ärger? \\d' });
  const said = 'truncated: "a red fox (50%), on $5 [ICE]+ärger? \\D" was cut';
  expect(redactor.text(said)).toBe('truncated: "[redacted]" was cut');
  expect(redactor.text('a red dog')).toBe('a red dog');
});
