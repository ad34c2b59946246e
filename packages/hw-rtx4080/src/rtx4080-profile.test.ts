import { describe, expect, it } from 'vitest';
import { rtx4080Profile } from './rtx4080-profile.js';

const { signal } = new AbortController();
const machineWith = (lines: string) => rtx4080Profile(async () => lines);
const card = 'NVIDIA GeForce RTX 4080, 16376, 8188, 8.9\n';

describe('the RTX 4080 profile', () => {
  it('holds the facts of the card', () => {
    expect(rtx4080Profile().facts).toMatchObject({
      id: 'rtx4080',
      kind: 'cuda',
      memoryBytes: 17_171_480_576,
      bandwidthBytesPerSecond: 716_800_000_000,
      computeCapability: '8.9',
    });
  });

  it('sends the text encoder away first and the VAE last', () => {
    const { offloadOrder } = rtx4080Profile().facts;
    expect([offloadOrder[0], offloadOrder.at(-1)]).toEqual(['text_encoder', 'vae']);
  });

  it('recognises the card, also among others', async () => {
    expect(await machineWith(card).detect(signal)).toBe(true);
    expect(await machineWith(`NVIDIA T400, 2048, 1000, 7.5\n${card}`).detect(signal)).toBe(true);
  });

  it.each(['NVIDIA GeForce RTX 4080 SUPER', 'NVIDIA GeForce RTX 4080 Laptop GPU', 'NVIDIA GeForce RTX 4090'])(
    'does not take the %s for it',
    async (name) => {
      expect(await machineWith(`${name}, 16376, 16000, 8.9\n`).detect(signal)).toBe(false);
    },
  );

  it('asks nvidia-smi and hands the signal on', async () => {
    const asked: unknown[] = [];
    await rtx4080Profile(async (...call) => {
      asked.push(...call);
      return '';
    }).detect(signal);
    expect(asked).toEqual([
      'nvidia-smi',
      ['--query-gpu=name,memory.total,memory.free,compute_cap', '--format=csv,noheader,nounits'],
      signal,
    ]);
  });

  it('is absent, not broken, where nvidia-smi is', async () => {
    const none = rtx4080Profile(async () => {
      throw new Error('spawn nvidia-smi ENOENT');
    });
    expect(await none.detect(signal)).toBe(false);
    expect(await none.live?.(signal)).toEqual(none.facts);
  });

  it('lowers the usable share to what is free now', async () => {
    expect(await machineWith(card).live?.(signal)).toMatchObject({
      usable: 0.5,
      source: 'nvidia-smi: NVIDIA GeForce RTX 4080',
    });
    expect(await machineWith(card.replace('8188', '16376')).live?.(signal)).toMatchObject({ usable: 0.9 });
  });
});
