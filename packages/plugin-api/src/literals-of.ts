/** What is known of the texts a part of a pattern matches. Neither field: anything. */
interface Part {
  /** All texts it can match, in lower case. */
  readonly exact?: readonly string[];
  /** Every text it matches holds at least one of these. */
  readonly need?: readonly string[];
}

/** Shorter literals occur everywhere and choose nothing. */
export const shortestLiteral = 3;
const mostExact = 12;
const ascii = 128;
const anything: Part = {};
const nothing: Part = { exact: [''] };

/**
 * Literals in lower case of which every text that `pattern` matches holds at least one, whatever the letters' case;
 * undefined where none are sure. Looks at the source only and gives up on what it does not know.
 */
export function literalsOf({ source, flags }: RegExp): readonly string[] | undefined {
  if (/[gyuv]/.test(flags)) return undefined;
  const reader = new Reader(source);
  const part = reader.alternatives();
  const need = reader.ended ? needOf(part) : undefined;
  return need?.filter((literal) => !need.some((other) => other !== literal && literal.includes(other)));
}

/** Reads the syntax of patterns without the flags u and v. */
class Reader {
  readonly #source: string;
  #at = 0;
  #lost = false;

  constructor(source: string) {
    this.#source = source;
  }

  get ended(): boolean {
    return !this.#lost && this.#at === this.#source.length;
  }

  alternatives(): Part {
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    return union(parts);
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (!this.#lost && this.#at < this.#source.length && !'|)'.includes(this.#peek()))
      parts.push(this.#quantified(this.#atom()));
    return joined(parts);
  }

  #atom(): Part {
    const char = this.#next();
    if (char === '^' || char === '$') return nothing;
    if (char === '.') return anything;
    if (char === '(') return this.#group();
    if (char === '[') return this.#class();
    return char === '\\' ? this.#escape() : letter(char);
  }

  #group(): Part {
    const [opening] = /^\?(?:<[=!]|[=!:]|<\w+>)/.exec(this.#source.slice(this.#at)) ?? [];
    if (opening === undefined && this.#peek() === '?') this.#lost = true;
    this.#at += opening?.length ?? 0;
    const inner = this.alternatives();
    if (!this.#take(')')) this.#lost = true;
    return opening !== undefined && /[=!]/.test(opening) ? nothing : inner;
  }

  #class(): Part {
    const [body = ''] = /^\^?(?:\\.|[^\\\]])*/s.exec(this.#source.slice(this.#at)) ?? [];
    this.#at += body.length;
    if (!this.#take(']')) this.#lost = true;
    return /^[\w ,.:;'"]{1,4}$/.test(body) ? union([...body].map(letter)) : anything;
  }

  #escape(): Part {
    const char = this.#next();
    if (char === 'b' || char === 'B') return nothing;
    if (char === 'n') return letter('\n');
    if (char === 't') return letter('\t');
    if (!/[A-Za-z0-9]/.test(char)) return letter(char);
    if (/[xuck0-9]/.test(char)) this.#lost = true;
    return anything;
  }

  #quantified(part: Part): Part {
    const [whole, sign, least] =
      /^(?:([*+?])|\{(\d+)(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at)) ?? [];
    if (whole === undefined) return part;
    this.#at += whole.length;
    if (sign === '?') return part.exact ? union([part, nothing]) : anything;
    if (sign === '*' || Number(least) === 0) return anything;
    const need = needOf(part);
    return need ? { need } : anything;
  }

  #peek(): string {
    return this.#source.charAt(this.#at);
  }

  #next(): string {
    return this.#source.charAt(this.#at++);
  }

  #take(char: string): boolean {
    if (this.#peek() !== char) return false;
    this.#at += 1;
    return true;
  }
}

function letter(char: string): Part {
  return char !== '' && char.charCodeAt(0) < ascii ? { exact: [char.toLowerCase()] } : anything;
}

function union(parts: readonly Part[]): Part {
  const exact = parts.flatMap((part) => part.exact ?? []);
  if (parts.every((part) => part.exact) && exact.length <= mostExact) return { exact: [...new Set(exact)] };
  const needs = parts.map(needOf);
  return needs.every((need) => need !== undefined) ? { need: needs.flatMap((need) => need ?? []) } : anything;
}

/** One after the other: what is exact grows together, anything else cuts it. */
function joined(parts: readonly Part[]): Part {
  const found: (readonly string[] | undefined)[] = [];
  let run: readonly string[] = [''];
  let cut = false;
  for (const part of parts) {
    if (part.exact && run.length * part.exact.length <= mostExact) {
      run = run.flatMap((head) => (part.exact ?? []).map((tail) => head + tail));
      continue;
    }
    found.push(needOf({ exact: run }), needOf(part));
    cut = true;
    run = [''];
  }
  if (!cut) return { exact: run };
  const need = best([...found, needOf({ exact: run })]);
  return need ? { need } : anything;
}

function needOf({ exact, need }: Part): readonly string[] | undefined {
  if (need) return need;
  return exact?.every(({ length }) => length >= shortestLiteral) ? exact : undefined;
}

/** From this length on, a literal chooses well enough: fewer are better than longer ones. */
const longEnough = 7;

/** The literals that choose most, the fewest of them. */
function best(found: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const shortest = (need: readonly string[]) => Math.min(...need.map(({ length }) => length));
  const chooses = (need: readonly string[]) => Math.min(shortest(need), longEnough);
  return found
    .filter((need) => need !== undefined)
    .sort((a, b) => chooses(b) - chooses(a) || a.length - b.length || shortest(b) - shortest(a))[0];
}
