const peak = 255;
/** Of equal pictures; infinity has no mean. */
const best = 99;

/** Peak signal-to-noise ratio of two lists of bytes in dB, at most 99. Undefined when their lengths differ. */
export function psnr(one, other) {
  if (one.length !== other.length) return undefined;
  let error = 0;
  for (let at = 0; at < one.length; at++) error += (one[at] - other[at]) ** 2;
  return error === 0 ? best : Math.min(best, 10 * Math.log10((peak ** 2 * one.length) / error));
}
