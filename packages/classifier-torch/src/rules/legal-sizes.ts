/** Steps for sizes that do not come out even on their way through a model. */
export const legalSizes = [
  'Ask for 4k+1 frames (81, 49, 33) and for width and height that are multiples of 16, or 32 for TI2V-5B.',
  'Turn what changes lengths on the way off: caching, context windows, skipped layers.',
];
