import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { seeded, shuffled } from './random.mjs';
import { renderClip } from './render.mjs';
import { captionOf, heldOutScenes } from './world.mjs';
import { writePng } from './write-png.mjs';

/** What can be evaluated: which model, and whether it is given the first frame. */
export const tasks = [
  { id: 't2v', model: 't2v', title: 'text to video', image: false, count: 96 },
  { id: 'i2v', model: 'i2v', title: 'image to video', image: true, count: 48 },
  { id: 'ti2v', model: 'ti2v', title: 'text and image to video', image: true, count: 48 },
  { id: 'ti2v-text', model: 'ti2v', title: 'text and image to video, text alone', image: false, count: 48 },
];

/**
 * The tasks named, or all whose checkpoint is there; each with the `request` to start from.
 * @param requestOf fields of a request for a model
 * @param folders checkpoint folders that stand in for those
 */
export function chooseTasks(names, requestOf, folders) {
  const wrong = names?.find((name) => !tasks.some(({ id }) => id === name));
  if (wrong) throw new Error(`There is no task "${wrong}": ${tasks.map(({ id }) => id).join(', ')}.`);
  return tasks
    .map((task) => ({ ...task, request: { ...requestOf(task.model), ...folders[task.model] } }))
    .filter(({ id, request }) =>
      names ? names.includes(id) : existsSync(join(request.checkpoint, 'model_index.json')),
    );
}

/** `count` held-out scenes, each combination as often as the others, on seeded backgrounds and in seeded sizes. */
export function chooseScenes(count, seed) {
  const times = new Map();
  const turn = ({ colour, shape, motion }) => {
    const key = `${colour} ${shape} ${motion}`;
    times.set(key, (times.get(key) ?? 0) + 1);
    return times.get(key);
  };
  return shuffled(heldOutScenes(), seeded(seed))
    .map((scene) => ({ scene, turn: turn(scene) }))
    .sort((a, b) => a.turn - b.turn)
    .slice(0, count)
    .map(({ scene }) => scene);
}

/** The request for a scene; an image task is given the first frame of a drawing of it, which is returned too. */
export function requestFor(task, scene, { seed, changes, folder }) {
  const request = { ...task.request, prompt: captionOf(scene), seed, ...changes };
  if (!task.image) return { request };
  const drawn = renderClip(scene, seeded(seed), { frames: 1, size: request.width });
  const image = join(folder, `${task.id}-${seed}.png`);
  writePng(image, drawn);
  return { request: { ...request, image }, first: drawn.rgb };
}
