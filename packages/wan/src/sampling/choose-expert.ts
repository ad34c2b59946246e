/** The two transformers of a Wan 2.2 A14B checkpoint, by their folder. `transformer` takes the high-noise steps. */
export type Expert = 'transformer' | 'transformer_2';

const trainSteps = 1000;

/**
 * Which expert runs at a timestep: the high-noise one while `timestep ≥ boundaryRatio·1000`, compared as float32 like
 * diffusers does. Without a boundary there is only `transformer`.
 */
export function chooseExpert(timestep: number, boundaryRatio: number | null): Expert {
  return boundaryRatio === null || timestep >= Math.fround(boundaryRatio * trainSteps)
    ? 'transformer'
    : 'transformer_2';
}
