type Colours = readonly [red: number, green: number, blue: number];

/** Colours, from −1 to 1, as a linear function of normalised latents. */
export interface RgbFit {
  /** What one unit of each channel adds. */
  readonly factors: readonly Colours[];
  /** Of latents that are all 0. */
  readonly bias: Colours;
}
