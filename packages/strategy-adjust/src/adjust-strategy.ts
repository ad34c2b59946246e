import { catalogueStrategy } from '@retake/remedies';

/** Offers the rows of the catalogue that are called `adjust.…`, with the priorities as they come. */
export const adjustStrategy = catalogueStrategy('adjust');
