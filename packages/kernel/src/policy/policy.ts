/** What a guarded call came to. Nothing is thrown: a refusal by value costs a hundredth of one by exception. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly error: unknown;
      /** Set when a policy did not let the call through, or gave up on it. */
      readonly refused?: 'open' | 'full' | 'late' | 'aborted';
    };

/** What a call is told. */
export interface CallContext {
  /** 0 for the first try. */
  readonly attempt: number;
  /** Aborted when the caller or a policy gives up; undefined when nobody can. */
  readonly signal: AbortSignal | undefined;
}

export type Attempt<T> = (context: CallContext) => Outcome<T> | Promise<Outcome<T>>;

/** Something around a call. Never throws and never rejects. */
export interface Policy {
  around<T>(attempt: Attempt<T>, context: CallContext): Outcome<T> | Promise<Outcome<T>>;
}
