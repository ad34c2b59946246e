// A run in a process of its own, for the kill test: node killed-run.mjs <folder> <run id or ""> <place to hang at or "">
// Prints every place it comes to, at last "clip <content>".
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRetake } from '@retake/kernel';
import { definePlugin, points } from '@retake/plugin-api';

const [folder, runId, hangAt] = process.argv.slice(2);
const steps = 3;

async function comeTo(place) {
  console.log(place);
  if (place !== hangAt) return;
  setInterval(() => undefined, 1_000);
  await new Promise(() => undefined);
}

const stage = (id, reads, inputs, run) => ({ id, title: id, reads, inputs, run });
const leave = async (context, text) => {
  const path = join(context.directory, 'out.txt');
  await writeFile(path, text);
  return { files: { video: path }, facts: {} };
};

const denoise = stage('denoise', ['request.seed'], [], async (context) => {
  const begun = await context.checkpoints.load();
  let latents = begun ? Buffer.from(begun.data).readUInt32LE() : 1;
  for (let step = begun?.step ?? 0; step < steps; step += 1) {
    await comeTo(`step ${step}`);
    latents = (Math.imul(latents, 31) + step) >>> 0;
    const state = Buffer.alloc(4);
    state.writeUInt32LE(latents);
    await context.checkpoints.save(step + 1, state);
  }
  await comeTo('after the last step');
  return leave(context, String(latents));
});
const write = stage('write', [], ['denoise'], async (context) => {
  await comeTo('write');
  return leave(context, `clip of ${await readFile(context.inputs.denoise.files.video, 'utf8')}`);
});

const model = {
  title: 'Killed',
  validate: async (request) => ({ request, adjustments: [], problems: [] }),
  plan: async ({ request, checkpoint }) => ({
    model: 'killed',
    checkpoint,
    request,
    options: {},
    memoryBytes: null,
    hardware: 'box',
  }),
  inspect: async () => {
    await comeTo('inspect');
    return [];
  },
  estimate: async () => [],
  levers: async () => [],
  open: async () => {
    await comeTo('open');
    return { stages: [denoise, write], close: () => comeTo('close') };
  },
};
const facts = { id: 'box', title: 'Box', kind: 'cpu', memoryBytes: 1, usable: 1, source: 'test' };
const plugin = definePlugin({
  id: 'killed',
  api: 1,
  register(registrar) {
    registrar.contribute(points.model, { id: 'killed', inject: [], create: () => model });
    registrar.contribute(points.hardware, {
      id: 'box',
      inject: [],
      create: () => ({ facts: { ...facts, precisions: [], offloadOrder: [] }, detect: async () => true }),
    });
  },
});

await writeFile(join(folder, 'package.json'), '{"name":"killed-app"}');
const retake = await createRetake({
  from: join(folder, 'package.json'),
  plugins: [plugin],
  runsDirectory: join(folder, 'runs'),
  cacheDirectory: join(folder, 'cache'),
});
const request = { model: 'killed', checkpoint: folder, seed: 1 };
const job = runId ? await retake.resume(runId) : await retake.submit(request);
console.log(`run ${job.id}`);
const { files } = await job.result();
await retake.stop();
console.log(`clip ${await readFile(files.video, 'utf8')}`);
