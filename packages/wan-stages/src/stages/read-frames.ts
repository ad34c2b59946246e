import { open } from 'node:fs/promises';

/** Frames of `bytes` bytes each from a raw file, one after another. */
export async function* readFrames(
  path: string,
  { count, bytes }: { readonly count: number; readonly bytes: number },
  onFrame: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    for (let frame = 0; frame < count; frame++) {
      const rgb = new Uint8Array(bytes);
      const { bytesRead } = await file.read(rgb, 0, bytes, frame * bytes);
      yield rgb.subarray(0, bytesRead);
      onFrame(frame + 1);
    }
  } finally {
    await file.close();
  }
}
