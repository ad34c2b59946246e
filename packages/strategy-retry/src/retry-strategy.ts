import { catalogueStrategy } from '@retake/remedies';

/** Offers the rows of the catalogue that are called `retry.…`, with the priorities as they come. */
export const retryStrategy = catalogueStrategy('retry');
