import { catalogueStrategy } from '@retake/remedies';

/** Offers the rows of the catalogue that are called `repair.…`, with the priorities as they come. */
export const repairStrategy = catalogueStrategy('repair');
