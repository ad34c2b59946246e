import { readFileSync } from 'node:fs';

/** The little world the tiny models are trained on; training reads the same file. */
export const world = JSON.parse(readFileSync(new URL('./world.json', import.meta.url), 'utf8'));

/** How the evaluation words each motion: the first wording of training. */
const motionWords = {
  left: 'moving left',
  right: 'moving right',
  up: 'moving up',
  down: 'moving down',
  growing: 'growing',
  spinning: 'spinning',
  bouncing: 'bouncing',
};

/** A caption that names everything there is to see. */
export function captionOf({ size, colour, shape, motion, background }) {
  const text = `${size} ${colour} ${shape} ${motionWords[motion]} on a ${background} background`;
  return `a ${text}`;
}

/** Every scene whose colour, shape and motion training never saw together: on each background, in each size. */
export function heldOutScenes() {
  return world.heldOut.flatMap(([colour, shape, motion]) =>
    Object.keys(world.backgrounds).flatMap((background) =>
      Object.keys(world.sizes).map((size) => ({ colour, shape, motion, background, size })),
    ),
  );
}

/** Every scene that can be drawn. */
export function allScenes() {
  const impossible = new Set(world.impossible.map((pair) => pair.join()));
  return world.shapes.flatMap((shape) =>
    world.motions
      .filter((motion) => !impossible.has(`${shape},${motion}`))
      .flatMap((motion) =>
        Object.keys(world.colours).flatMap((colour) =>
          Object.keys(world.backgrounds).flatMap((background) =>
            Object.keys(world.sizes).map((size) => ({ colour, shape, motion, background, size })),
          ),
        ),
      ),
  );
}
