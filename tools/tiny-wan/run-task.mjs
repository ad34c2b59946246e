import { analyseClip } from './analyse.mjs';
import { psnr } from './psnr.mjs';
import { chooseScenes, requestFor } from './tasks.mjs';
import { captionOf } from './world.mjs';

const straight = ['left', 'right', 'up', 'down'];
/** Share of frames that have to show the thing. */
const leastSeen = 0.75;

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
    if (first) record.firstFrame = psnr(clip.rgb.subarray(0, clip.width * clip.height * 3), first);
    records.push(record);
    onClip?.(record, clip, index);
  }
  return records;
}

/** What a clip shows, and whether that is what the scene says. Nothing is right in a clip that shows the thing too rarely. */
export function judge(scene, clip) {
  const found = analyseClip(clip);
  const there = found.seen >= leastSeen;
  return {
    seen: found.seen,
    found: [found.colour?.name, found.shape?.name, found.motion.name].join(' '),
    colour: there && found.colour?.name === scene.colour,
    shape: there && found.shape?.name === scene.shape,
    motion: there && found.motion.name === scene.motion,
    ...(straight.includes(scene.motion) && { direction: there && found.motion.direction === scene.motion }),
  };
}
