import { catalogueStrategy } from '@retake/remedies';

/** Offers the rows of the catalogue that are called `quantize.…`, with the priorities as they come. */
export const quantizeStrategy = catalogueStrategy('quantize');
