/** Frames are made in groups of four after the first: 1, 5, 9 … (the VAE of all Wan models compresses time by 4). */
const frameGroup = 4;
/** A multiple of 32 is legal for every Wan model: 16 for the two 14B models, 32 for the 5B one. */
export const safeSide = 32;

/** The largest legal number of frames (4k + 1) that is not above `frames`, at least 1. */
export function legalFrames(frames: number): number {
  return Math.max(1, Math.floor((frames - 1) / frameGroup) * frameGroup + 1);
}

/** The nearest multiple, at least one of them. Between two, the smaller. */
export function legalSide(side: number, multiple: number = safeSide): number {
  return Math.max(multiple, Math.ceil(side / multiple - 1 / 2) * multiple);
}

/** The largest multiple not above a share of a side, at least one of them. */
export function smallerSide(side: number, share: number): number {
  return Math.max(safeSide, Math.floor((side * share) / safeSide) * safeSide);
}
