export interface EncodeRequest {
  /** Frames in order, each width·height·3 bytes, RGB, row by row. */
  readonly frames: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Even numbers of pixels. */
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  /** Absolute path ending in `.mp4`; written to a temporary name first, then renamed. */
  readonly path: string;
  readonly signal: AbortSignal;
}

/** Writes H.264 in MP4 (yuv420p, faststart). Equal frames give equal bytes on one machine. */
export interface VideoEncoder {
  encode(request: EncodeRequest): Promise<{ readonly encoder: string; readonly bytes: number }>;
}
