/** The same object while it is being made, field by field. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
