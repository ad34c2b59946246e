const shown = 5;

/** Some frames of a clip side by side, as a picture. */
export function strip({ rgb, frames, width, height }) {
  const chosen = Array.from({ length: shown }, (_, i) => Math.round((i * (frames - 1)) / (shown - 1)));
  const picture = { rgb: new Uint8Array(shown * width * height * 3), width: shown * width, height };
  chosen.forEach((frame, column) => {
    for (let y = 0; y < height; y++) {
      const from = (frame * height + y) * width * 3;
      picture.rgb.set(rgb.subarray(from, from + width * 3), (y * shown + column) * width * 3);
    }
  });
  return picture;
}
