/** Frames of a square wandering over a slow colour ramp: motion, edges and flat areas. */
export function testFrames(count: number, width: number, height: number): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => testFrame(index, width, height));
}

function testFrame(index: number, width: number, height: number): Uint8Array {
  const frame = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inSquare = x >= index * 2 && x < index * 2 + 16 && y >= 8 && y < 24;
      const colour = inSquare ? [230, 40, 30] : [(x * 255) / width, (y * 255) / height, 120 + index];
      frame.set(colour, (y * width + x) * 3);
    }
  }
  return frame;
}
