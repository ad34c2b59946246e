import type { ImageInfo } from '@retake/plugin-api';

/** The images of a request, as far as they were looked at. */
export interface GivenImages {
  readonly image?: ImageInfo;
  readonly lastImage?: ImageInfo;
}
