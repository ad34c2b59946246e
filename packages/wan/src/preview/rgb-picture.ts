/** A picture of 8 bits per colour. */
export interface RgbPicture {
  readonly width: number;
  readonly height: number;
  /** `height × width × 3` bytes, row by row, red first. */
  readonly rgb: Uint8Array;
}
