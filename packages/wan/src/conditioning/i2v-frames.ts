import { RetakeError, type Tensor } from '@retake/plugin-api';

/**
 * The clip that conditions image to video, frame by frame as [3,1,H,W] in [-1,1]: the image, mid-grey (0), and the last
 * image if there is one. The grey frames share one array.
 * @param image [3,H,W] or [3,1,H,W] in [-1,1]; so is `lastImage`
 * @throws RetakeError `request_invalid` when the images differ in size or a single frame has two images
 */
export function* i2vFrames(
  image: Tensor<'float32'>,
  lastImage: Tensor<'float32'> | undefined,
  frames: number,
): Generator<Tensor<'float32'>, void, undefined> {
  const first = asFrame(image);
  const last = lastImage && asFrame(lastImage);
  if (last && last.dims.join() !== first.dims.join())
    throw invalid(`the last image [${last.dims}] differs in size from the first [${first.dims}]`);
  if (last && frames < 2) throw invalid('a clip of one frame has no place for a last image');
  const grey: Tensor<'float32'> = { ...first, data: new Float32Array(first.data.length) };
  yield first;
  for (let frame = 1; frame < frames - (last ? 1 : 0); frame++) yield grey;
  if (last) yield last;
}

function asFrame({ type, dims, data }: Tensor<'float32'>): Tensor<'float32'> {
  return { type, dims: [dims[0] ?? 0, 1, ...dims.slice(-2)], data };
}

function invalid(problem: string): RetakeError {
  return new RetakeError('request_invalid', `Image to video: ${problem}`);
}
