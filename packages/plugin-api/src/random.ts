/** Randomness for jitter and ids, injected so that tests can own it. Never used for latents (seeds are). */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A fresh identifier of lower-case letters and digits. */
  id(): string;
}
