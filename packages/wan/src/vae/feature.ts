/** A value [1,channels,frames,rows,columns] of a graph. */
export interface Feature {
  readonly value: string;
  readonly channels: number;
  readonly frames: number;
  readonly rows: number;
  readonly columns: number;
}

/** [1,channels,frames,rows,columns] */
export function dimsOf({ channels, frames, rows, columns }: Omit<Feature, 'value'>): readonly number[] {
  return [1, channels, frames, rows, columns];
}
