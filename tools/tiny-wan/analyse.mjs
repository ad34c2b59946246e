import { nameColour } from './colour.mjs';
import { nameMotion } from './motion.mjs';
import { segmentClip } from './segment.mjs';
import { nameShape } from './shape.mjs';
import { silhouetteOf } from './silhouette.mjs';

/**
 * Reads what a clip shows by plain image analysis. `clip` is raw RGB, `frames` × `height` × `width` × 3 bytes, of any size.
 * Names are those of world.json; `null` where nothing stands out from the background. `seen` is the share of frames that
 * show the thing.
 */
export function analyseClip(clip) {
  const { background, colour, shares } = segmentClip(clip);
  const track = shares.filter((share) => share !== null).map((share) => silhouetteOf(share, clip));
  const shape = nameShape(track);
  return {
    background,
    seen: track.length / clip.frames,
    colour: colour && track.length > 0 ? { ...nameColour(colour), rgb: colour } : null,
    shape: shape ?? null,
    motion: nameMotion(track, clip),
  };
}
