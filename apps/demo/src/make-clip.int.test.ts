import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fixtures } from './folders.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
/** Bytes before the header of a safetensors file. */
const headerStart = 8;
const small = ['--size=32x32', '--frames=1', '--steps=1'];
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'retake clip '));
});

afterAll(() => rm(home, { recursive: true, force: true }));

/** What `npm start` prints for some words, run in a folder of its own. */
async function start(...words: readonly string[]) {
  const env = { ...process.env, INIT_CWD: home };
  return promisify(execFile)(process.execPath, [main, ...words], { cwd: home, env });
}

/** A copy of the small text to video checkpoint with the layout of Wan2.1: one transformer and no boundary. */
async function singleExpert(): Promise<string> {
  const folder = join(home, 'wan 2.1');
  const source = join(fixtures, 'tiny-wan-t2v');
  await cp(source, folder, { recursive: true, filter: (path) => !path.includes('transformer_2') });
  const path = join(folder, 'model_index.json');
  const { boundary_ratio: _, transformer_2: __, ...index } = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify(index));
  return folder;
}

it.each([
  ['WanVACEPipeline', false, 'it is Wan VACE'],
  ['WanImageToVideoPipeline', true, 'it is Wan2.1 image to video, which looks at the image with CLIP'],
])('says without --model what a checkpoint is that nothing runs: %s', async (pipeline, clip, words) => {
  const folder = join(home, pipeline);
  await cp(join(fixtures, 'tiny-wan-i2v'), folder, { recursive: true });
  const path = join(folder, 'model_index.json');
  const index = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...index, _class_name: pipeline }));
  if (clip) await giveImageEmbedder(join(folder, 'transformer'));
  await expect(start('generate', '--checkpoint', folder, '--prompt', 'a fox')).rejects.toMatchObject({
    stderr: expect.stringContaining(words),
  });
});

/** Gives a tensor the name of one that only Wan2.1 image to video has. */
async function giveImageEmbedder(transformer: string): Promise<void> {
  const path = join(transformer, 'diffusion_pytorch_model.safetensors');
  const bytes = await readFile(path);
  const end = headerStart + Number(bytes.readBigUInt64LE());
  const { scale_shift_table: table, ...header } = JSON.parse(bytes.toString('utf8', headerStart, end));
  const name = 'condition_embedder.image_embedder.norm1.weight';
  const text = Buffer.from(JSON.stringify({ ...header, [name]: table }));
  const length = Buffer.alloc(headerStart);
  length.writeBigUInt64LE(BigInt(text.length));
  await writeFile(path, Buffer.concat([length, text, bytes.subarray(end)]));
}

it('makes a clip with a checkpoint that has one expert', async () => {
  const { stdout } = await start('--model', 't2v', '--checkpoint', await singleExpert(), ...small);
  expect(stdout).toContain('.mp4');
});

it('shows past and log of the runs that the demo made', async () => {
  expect((await start('--fault', 'transient')).stdout).toContain('recovered by retry.backoff');
  expect((await start('history')).stdout).toContain('retry.backoff');
  expect((await start('logs')).stdout).toContain('The disk could not read or write a file.');
  expect((await start('stats')).stdout).toContain('1 of 1 helped');
  expect((await start('breakers')).stdout).toContain('wan-t2v');
});

it('can make a test card where nothing else helps', async () => {
  const { actions } = JSON.parse((await start('actions', '--json')).stdout);
  expect(actions.find(({ id }: { id: string }) => id === 'degrade.mock')).toMatchObject({
    state: 'available',
  });
});
