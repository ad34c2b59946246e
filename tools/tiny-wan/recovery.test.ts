import { expect, it } from 'vitest';
import { seeded } from './random.mjs';
import { compareRecoveries } from './recovery.mjs';
import { renderClip } from './render.mjs';
import { chooseScenes } from './tasks.mjs';

const task = { id: 't2v', model: 't2v', image: false, request: { steps: 20, width: 64 } };

async function compare(ways?: readonly string[]) {
  const asked: { prompt: string; seed: number; steps: number; options: object }[] = [];
  const [first, second] = chooseScenes(2, 1);
  const product = {
    /** A renderer in place of a model: exact, but for the level, which is smaller, and the steps, which show another seed. */
    async makeClip(request: { prompt: string; seed: number; steps: number }, options: { level?: string }) {
      asked.push({ ...request, options });
      const scene = request.seed === 1 ? first : second;
      const size = options.level ? 32 : 64;
      return { clip: renderClip(scene, seeded(request.steps), { size }), seconds: request.steps };
    },
  };
  const { data } = await compareRecoveries([task], {
    product,
    count: 2,
    seed: 1,
    changes: () => ({}),
    onClip: () => undefined,
    ways,
  });
  return { asked, rows: data[0]?.rows ?? [] };
}

it('asks for the same scenes in every way and compares with the first', async () => {
  const { asked, rows } = await compare();
  expect(rows).toHaveLength(11);
  const compared = [false, true, true, true, true, true, true, false, false, false, false];
  expect(rows.map(({ psnr }) => psnr !== undefined)).toEqual(compared);
  expect(rows[1]).toMatchObject({ psnr: 99, time: 1, tally: { clips: 2, colour: { right: 2, of: 2 } } });
  expect(rows[5]).toMatchObject({ time: 0.5 });
  expect(rows[5]?.psnr).toBeLessThan(40);
  expect(new Set(asked.map(({ prompt }) => prompt)).size).toBe(2);
  expect(asked.filter(({ seed }) => seed === 1)).toHaveLength(11);
});

it('takes only the ways named, after the one that saves nothing', async () => {
  const { rows } = await compare(['INT4', 'level low']);
  expect(rows.map(({ title }) => title)).toEqual([
    'full precision, whole, in memory, 20 steps',
    'INT4 transformer',
    'level low',
  ]);
});
