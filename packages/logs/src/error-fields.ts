const longestChain = 8;
const longestStack = 16_000;

/** An error as JSON. */
export interface ErrorFields {
  readonly name: string;
  readonly message: string;
  readonly code?: string | number;
  readonly stack?: string;
  readonly facts?: unknown;
  /** What caused it, outermost first, each without causes of its own. */
  readonly causes?: readonly Omit<ErrorFields, 'causes'>[];
}

/** What of a thrown value goes into a log: name, message, code, stack, facts and its whole chain of causes. */
export function errorFields(thrown: unknown): ErrorFields {
  const causes: Omit<ErrorFields, 'causes'>[] = [];
  const seen = new Set<unknown>([thrown]);
  for (
    let cause = causeOf(thrown);
    cause !== undefined && causes.length < longestChain;
    cause = causeOf(cause)
  ) {
    if (seen.has(cause)) break;
    seen.add(cause);
    causes.push(link(cause));
  }
  return { ...link(thrown), ...(causes.length > 0 ? { causes } : {}) };
}

function link(thrown: unknown): Omit<ErrorFields, 'causes'> {
  if (typeof thrown !== 'object' || thrown === null) return { name: typeof thrown, message: String(thrown) };
  const { name, message, code, stack, facts } = thrown as Record<string, unknown>;
  return {
    name: typeof name === 'string' ? name : 'Error',
    message: typeof message === 'string' ? message : String(thrown),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof stack === 'string' ? { stack: stack.slice(0, longestStack) } : {}),
    ...(facts !== undefined && Object.keys(facts as object).length > 0 ? { facts } : {}),
  };
}

function causeOf(thrown: unknown): unknown {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const { cause } = thrown as { readonly cause?: unknown };
  return cause ?? undefined;
}
