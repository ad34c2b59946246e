import { catalogueStrategy } from '@retake/remedies';

/** Offers the rows of the catalogue that are called `fallback.…`, with the priorities as they come. */
export const fallbackStrategy = catalogueStrategy('fallback');
