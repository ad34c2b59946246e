/** One frame of a clip. Sizes in pixels. */
export interface TestCardFrame {
  readonly width: number;
  readonly height: number;
  /** Number of the frame, from 0. */
  readonly index: number;
  /** Frames of the clip. */
  readonly count: number;
}

/** The word, in letters of five columns and seven rows. */
const word = [
  '#...#..###...####.#...#',
  '##.##.#...#.#.....#..#.',
  '#.#.#.#...#.#.....#.#..',
  '#.#.#.#...#.#.....##...',
  '#...#.#...#.#.....#.#..',
  '#...#.#...#.#.....#..#.',
  '#...#..###...####.#...#',
];
const columns = word[0]?.length ?? 0;
/** The word takes this share of the width, where the height allows. */
const share = 0.8;
const square = 16;
const shades = { light: 96, dark: 64, letter: 255, bar: 160 };

/** A grey chequerboard with the word MOCK across it and a bar that grows with the clip. RGB, row by row. */
export function testCard({ width, height, index, count }: TestCardFrame): Uint8Array {
  const pixels = new Uint8Array(width * height * 3);
  const scale = Math.max(1, Math.floor(Math.min((width * share) / columns, (height * share) / word.length)));
  const left = Math.floor((width - columns * scale) / 2);
  const top = Math.floor((height - word.length * scale) / 2);
  const bar = Math.round((width * (index + 1)) / count);
  for (let y = 0; y < height; y += 1) {
    const letters = word[Math.floor((y - top) / scale)];
    for (let x = 0; x < width; x += 1) {
      const isLetter = letters?.[Math.floor((x - left) / scale)] === '#';
      const isBar = y >= height - 2 && x < bar;
      const ground = (Math.floor(x / square) + Math.floor(y / square)) % 2 ? shades.light : shades.dark;
      const shade = isLetter ? shades.letter : isBar ? shades.bar : ground;
      const at = (y * width + x) * 3;
      pixels[at] = shade;
      pixels[at + 1] = shade;
      pixels[at + 2] = shade;
    }
  }
  return pixels;
}
