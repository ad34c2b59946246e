import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const names = { unipc: 'UniPCMultistepScheduler', euler: 'FlowMatchEulerDiscreteScheduler' };
const uniPC = {
  num_train_timesteps: 1000,
  solver_order: 2,
  solver_type: 'bh2',
  predict_x0: true,
  prediction_type: 'flow_prediction',
  use_flow_sigmas: true,
  lower_order_final: true,
  final_sigmas_type: 'zero',
};

/**
 * The checkpoint with another scheduler, or without its second expert: the folder itself when nothing changes, else a
 * temporary one that links to its weights.
 */
export async function variantCheckpoint({ checkpoint, scheduler, single, flowShift }) {
  const index = await readJson(join(checkpoint, 'model_index.json'));
  const { _class_name } = await readJson(join(checkpoint, 'scheduler', 'scheduler_config.json'));
  const alone = single && index.boundary_ratio != null;
  if (!alone && names[scheduler] === _class_name) return checkpoint;
  const folder = await mkdtemp(join(tmpdir(), 'retake-parity-checkpoint-'));
  const changed = {
    ...index,
    scheduler: ['diffusers', names[scheduler]],
    ...(alone && { transformer_2: [null, null], boundary_ratio: null }),
  };
  await writeFile(join(folder, 'model_index.json'), JSON.stringify(changed));
  for (const name of await readdir(checkpoint))
    if (!['model_index.json', 'scheduler', ...(alone ? ['transformer_2'] : [])].includes(name))
      await symlink(join(checkpoint, name), join(folder, name));
  const own = scheduler === 'euler' ? { num_train_timesteps: 1000, shift: flowShift } : uniPC;
  const config = { _class_name: names[scheduler], flow_shift: flowShift, ...own };
  await mkdir(join(folder, 'scheduler'));
  await writeFile(join(folder, 'scheduler', 'scheduler_config.json'), JSON.stringify(config));
  return folder;
}

async function readJson(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}
