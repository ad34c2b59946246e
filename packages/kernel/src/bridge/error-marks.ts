const mostLinks = 16;

/**
 * Remembers through which handlers an error went, for as long as the error is there: on the error itself and on whatever it
 * wraps. Errors that are no objects are remembered only while they are handled.
 */
export class ErrorMarks {
  readonly #marks = new WeakMap<object, Set<string>>();
  readonly #plain = new Map<unknown, Set<string>>();

  /** Whether the error, or one it wraps, went through a handler. */
  has(error: unknown, handler: string): boolean {
    return linksOf(error).some((link) => this.#of(link)?.has(handler) ?? false);
  }

  add(error: unknown, handler: string): void {
    const before = this.#of(error);
    if (before) before.add(handler);
    else if (isObject(error)) this.#marks.set(error, new Set([handler]));
    else this.#plain.set(error, new Set([handler]));
  }

  /** Forgets what cannot be remembered without being kept alive. */
  forgetPlain(error: unknown): void {
    this.#plain.delete(error);
  }

  #of(link: unknown): Set<string> | undefined {
    return isObject(link) ? this.#marks.get(link) : this.#plain.get(link);
  }
}

function linksOf(error: unknown): unknown[] {
  const links = [error];
  for (let link = error; isObject(link) && links.length < mostLinks; ) {
    link = causeOf(link);
    if (link === undefined || links.includes(link)) break;
    links.push(link);
  }
  return links;
}

function causeOf(link: object): unknown {
  try {
    return (link as { readonly cause?: unknown }).cause;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
