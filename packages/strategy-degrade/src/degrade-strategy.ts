import { catalogueStrategy } from '@retake/remedies';

/** Offers the rows of the catalogue that are called `degrade.…`, with the priorities as they come. */
export const degradeStrategy = catalogueStrategy('degrade');
