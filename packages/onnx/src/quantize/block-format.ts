/** How the values of a block are stored. */
export interface BlockFormat {
  /** Bits of a value. Two values of 4 bits share a byte, the first in its lower half. */
  readonly bits: 8 | 4;
  /** Values of a row that share scale and zero point. */
  readonly blockSize: 32 | 64 | 128;
}
