import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { definePlugin, points } from '@retake/plugin-api';

const bytesPerFrame = 1e6;
const roomBytes = 50e6;

const need = (plan) => plan.request.frames * bytesPerFrame;

/** One stage: fails with the words of ONNX Runtime when the clip is too long, else writes a text. */
const denoise = (plan) => ({
  id: 'denoise',
  title: 'Simulated denoise',
  reads: ['request'],
  inputs: [],
  async run({ directory }) {
    if (need(plan) > roomBytes)
      throw new Error(`Failed to allocate memory for requested buffer of size ${need(plan)}`);
    const video = join(directory, 'simulated.txt');
    await writeFile(video, `simulated clip of ${plan.request.frames} frames\n`);
    return { files: { video }, facts: { simulated: true } };
  },
});

const adapter = {
  title: 'Simulated model',
  validate: async (request) => ({ request, adjustments: [], problems: [] }),
  plan: async ({ request, checkpoint, hardware, memoryBytes, options }) => ({
    model: 'simulated',
    checkpoint,
    request,
    options,
    memoryBytes,
    hardware: hardware.id,
  }),
  inspect: async () => [],
  estimate: async (plan) => [{ stage: 'denoise', peakBytes: need(plan), work: 1, parts: {} }],
  levers: async () => [],
  open: async (plan) => ({ stages: [denoise(plan)], close: async () => {} }),
};

export default definePlugin({
  id: 'simulated-model',
  api: 1,
  register(registrar) {
    registrar.contribute(points.model, { id: 'simulated', inject: [], create: () => adapter });
  },
});
