const mebibyte = 1024 * 1024;

/** placeholder until measured */
export const minimumLimitBytes = 64 * mebibyte;
export const baseDataBytes = 64 * mebibyte;
