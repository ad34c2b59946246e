/** Pixels in memory: width·height·3 bytes, RGB, row by row. */
export interface Picture {
  readonly rgb: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Bytes of a pixel. */
export const colours = 3;
