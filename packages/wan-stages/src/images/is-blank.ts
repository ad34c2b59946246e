import type { ImageInfo, ImageTools } from '@retake/plugin-api';

/** Large enough to see what is in a picture, small enough to be quick. */
const look = 64;
/** Two of 255 steps: what JPEG makes of a plain colour. */
const tolerated = 2 * (2 / 255);

/** Whether an image is of one colour, seen at 64×64 pixels at most. */
export async function isBlank(
  tools: ImageTools,
  path: string,
  { width, height }: ImageInfo,
): Promise<boolean> {
  const size = { width: Math.min(width, look), height: Math.min(height, look) };
  const { rgb } = await tools.read(path, { ...size, fit: 'stretch' });
  const plane = size.width * size.height;
  return [0, 1, 2].every((colour) => {
    const values = rgb.subarray(colour * plane, (colour + 1) * plane);
    const least = values.reduce((one, other) => Math.min(one, other), 1);
    const most = values.reduce((one, other) => Math.max(one, other), -1);
    return most - least <= tolerated;
  });
}
