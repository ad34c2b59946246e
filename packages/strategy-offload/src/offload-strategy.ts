import { catalogueStrategy } from '@retake/remedies';

/** Offers the rows of the catalogue that are called `offload.…`, with the priorities as they come. */
export const offloadStrategy = catalogueStrategy('offload');
