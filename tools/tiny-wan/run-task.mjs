import { analyseClip } from './analyse.mjs';
import { psnr } from './psnr.mjs';
import { chooseScenes, requestFor } from './tasks.mjs';
import { captionOf } from './world.mjs';

const straight = ['left', 'right', 'up', 'down'];

/**
 * Makes the clips of a task one after another and reads each. Clips with the same number ask for the same scene with the same
 * seed, whatever the variant.
 */
export async function runTask(task, { product, count, seed, changes, options, folder, onClip }) {
  const records = [];
  for (const [index, scene] of chooseScenes(count, seed).entries()) {
    const { request, first } = requestFor(task, scene, { seed: seed + index, changes, folder });
    const { clip, seconds } = await product.makeClip(request, options);
    const record = { prompt: captionOf(scene), ...judge(scene, clip), seconds };
    if (first) record.firstFrame = psnr(clip.rgb.subarray(0, first.length), first);
    records.push(record);
    onClip?.(record, clip, index);
  }
  return records;
}

/** What a clip shows, and whether that is what the scene says. */
export function judge(scene, clip) {
  const found = analyseClip(clip);
  return {
    seen: found.seen,
    found: [found.colour?.name, found.shape?.name, found.motion.name].join(' '),
    colour: found.colour?.name === scene.colour,
    shape: found.shape?.name === scene.shape,
    motion: found.motion.name === scene.motion,
    ...(straight.includes(scene.motion) && { direction: found.motion.direction === scene.motion }),
  };
}
