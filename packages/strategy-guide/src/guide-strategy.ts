import { catalogueStrategy } from '@retake/remedies';

/** Offers the rows of the catalogue that are called `guide.…`, with the priorities as they come. */
export const guideStrategy = catalogueStrategy('guide');
