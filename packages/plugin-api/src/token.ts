declare const provided: unique symbol;

/**
 * A typed name for something that can be injected. Two tokens with the same `id` are the same token, also across
 * duplicate installs of this package; the type exists for the compiler only.
 */
export interface Token<T> {
  readonly id: string;
  /** Set by `optional`: `undefined` is injected where nothing provides it. */
  readonly optional?: true;
  readonly [provided]?: { readonly type: T };
}
