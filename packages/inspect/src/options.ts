/** How closely to look. */
export interface InspectOptions {
  /** Read every number of every weight file, not samples. Takes as long as reading the checkpoint. */
  readonly deep?: boolean;
  /** Hash every weight file and compare with what is known. Takes as long as reading the checkpoint. */
  readonly hash?: boolean;
  readonly signal?: AbortSignal;
}
