import { catalogueStrategy } from '@retake/remedies';

/** Offers the rows of the catalogue that are called `restore.…`, with the priorities as they come. */
export const restoreStrategy = catalogueStrategy('restore');
