const size = 8;

/** Frames of a red square that moves to the right, one pixel a frame, on blue. */
export function* movingSquare(count: number, width: number, height: number): Generator<Uint8Array> {
  for (let frame = 0; frame < count; frame++) {
    const rgb = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const inside = x >= frame && x < frame + size && y < size;
        rgb.set(inside ? [255, 0, 0] : [0, 0, 200], (y * width + x) * 3);
      }
    yield rgb;
  }
}
