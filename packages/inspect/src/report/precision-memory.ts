/** Bytes that weights take when held at a precision. */
export interface PrecisionMemory {
  readonly fp32: number;
  readonly bf16: number;
  readonly fp16: number;
  /** Matrices in blocks of 64 with a scale and a zero point, the rest 16 bit. */
  readonly int8: number;
  /** Matrices in blocks of 32 with a scale and half a byte of zero point, the rest 16 bit. */
  readonly int4: number;
}
