/** How an image is brought to a size: `stretch` ignores its proportions, `cover` keeps them and crops around the centre. */
export type ImageFit = 'stretch' | 'cover';

/** What an image file holds. Width and height in pixels, after the rotation its metadata ask for. */
export interface ImageInfo {
  readonly width: number;
  readonly height: number;
  /** `jpeg`, `png`, `webp`… */
  readonly format: string;
}

export interface ImageReadOptions {
  readonly width: number;
  readonly height: number;
  readonly fit: ImageFit;
  readonly signal?: AbortSignal;
}

export interface ReadImage {
  /** [3, height, width], planes of red, green and blue, each value x/255·2 − 1, so from −1 to 1. */
  readonly rgb: Float32Array;
  readonly source: ImageInfo;
}

/** A clip to show in a picture. */
export interface ClipPictureRequest {
  /** Frames in order, each width·height·3 bytes, RGB, row by row. Taken one at a time. */
  readonly frames: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** How many frames there are. */
  readonly count: number;
  readonly width: number;
  readonly height: number;
  /** Absolute path with the right ending; written to a temporary name first, then renamed. */
  readonly path: string;
  readonly signal: AbortSignal;
}

/** Frames in rows from left to right and top to bottom. `path` ends in `.png`. */
export interface ContactSheetRequest extends ClipPictureRequest {
  /** Cells in a row at most; 4 by default. */
  readonly columns?: number;
  /** Frames shown at most, evenly chosen, the first and the last among them; 12 by default. */
  readonly most?: number;
}

/** All frames, played for ever. `path` ends in `.webp`. */
export interface AnimationRequest extends ClipPictureRequest {
  readonly fps: number;
}

/** A picture that was written. */
export interface ClipPicture {
  /** Pixels of the whole picture. */
  readonly width: number;
  readonly height: number;
  /** How many frames it shows; fewer than given where all would not fit into memory. */
  readonly frames: number;
  readonly bytes: number;
}

/**
 * Reads pictures from files and writes pictures of clips. Paths are absolute. An abort rejects with the signal's reason
 * and leaves no file.
 */
export interface ImageTools {
  /** @throws RetakeError `image_missing`, `image_unreadable`, `image_unsupported`, with path and format as facts */
  size(path: string): Promise<ImageInfo>;
  /** The image upright, without transparency, in sRGB, at exactly the size asked for. @throws as `size` */
  read(path: string, options: ImageReadOptions): Promise<ReadImage>;
  /** @throws RetakeError `request_invalid` for sizes and paths that cannot be, `encoder_failed` for wrong frames */
  contactSheet(request: ContactSheetRequest): Promise<ClipPicture>;
  /** @throws as `contactSheet` */
  animation(request: AnimationRequest): Promise<ClipPicture>;
}
