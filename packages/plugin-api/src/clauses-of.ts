import { beyondAscii } from './letter-numbers.js';

/** Literals in lower case of which a text must hold at least one. `beyondAscii` among them stands for any other letter. */
export type Clause = readonly string[];

/** What is known of the texts a part of a pattern matches. */
interface Part {
  /** All texts it can match, in lower case; undefined where they are too many or not known. */
  readonly exact: Clause | undefined;
  /** Every text it matches holds a literal of each of these, the most telling first. Not worked out where `exact` is. */
  readonly needs: readonly Clause[];
}

/** Shorter literals occur everywhere and choose nothing. */
export const shortestLiteral = 3;
const mostExact = 12;
/** So many of figures alone: `5\d\d` is a hundred of them, and few texts hold one. */
const mostFigures = 100;
const mostClauses = 4;
/** From this length on, a literal chooses well enough: fewer are better than longer ones. */
const longEnough = 7;
const ascii = 128;
const anything: Part = { exact: undefined, needs: [] };
/** Without the flag u, no letter of ASCII and another one match each other, whatever their case. */
const foreign: Part = { exact: undefined, needs: [[beyondAscii]] };
const figure = { exact: [...'0123456789'], needs: [] } satisfies Part;
const figures = /^\d+$/;
const nothing = { exact: [''], needs: [] } satisfies Part;
const groupOpening = /\?(?:<[=!]|[=!:]|<\w+>)/y;
const quantifier = /(?:([*+?])|\{(\d+)(?:,\d*)?\})\??/y;
/** Letters that mean themselves, up to the last before a quantifier. */
const plainRun = /[\w ,:;'"`=<>/@#%&~!-]+(?![*+?{])/y;
const plainClass = /^(?:[\w ,.:;'"/()[`]|\\[\\/.()[\]-]){1,4}$/;
const foreignClass = /^\P{ASCII}+$/u;
const alphanumeric = /[A-Za-z0-9]/;
const unknownEscape = /[xuck0-9]/;

/**
 * What every text that `pattern` matches must hold, whatever the letters' case: for one of the ways to match, a literal of
 * each clause, the most telling clause first. None where nothing is sure. Looks at the source only and gives up on what it
 * does not know.
 */
export function clausesOf({ source, flags }: RegExp): readonly (readonly Clause[])[] {
  if (/[gyuv]/.test(flags)) return [];
  const reader = new Reader(source);
  const parts = reader.parts();
  if (!reader.ended) return [];
  const ways = parts.map(needsOf);
  if (ways.some((way) => way.length === 0)) return [];
  const single = ways.filter((way) => way.length === 1).flat(2);
  const all = ways.filter((way) => way.length > 1);
  if (single.length > 0) all.unshift([[...new Set(single)]]);
  return all.map((way) => way.map(withoutLonger));
}

/** A literal that holds another one of its clause adds nothing. */
function withoutLonger(clause: Clause): Clause {
  return clause.filter((one, at) =>
    clause.every((other, there) => at === there || (one === other ? at < there : !one.includes(other))),
  );
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

  /** What stands between bars, up to a closing bracket. */
  parts(): readonly Part[] {
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    return parts;
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (!this.#lost && this.#at < this.#source.length) {
      const char = this.#peek();
      if (char === '|' || char === ')') break;
      parts.push(this.#quantified(this.#atom()));
    }
    return joined(parts);
  }

  #atom(): Part {
    const run = this.#match(plainRun)?.[0];
    if (run !== undefined) return { exact: [run.toLowerCase()], needs: [] };
    const char = this.#next();
    if (char === '^' || char === '$') return nothing;
    if (char === '.') return anything;
    if (char === '(') return this.#group();
    if (char === '[') return this.#class();
    return char === '\\' ? this.#escape() : letter(char);
  }

  #group(): Part {
    const opening = this.#match(groupOpening)?.[0];
    if (opening === undefined && this.#peek() === '?') this.#lost = true;
    const [first = nothing, ...others] = this.parts();
    if (!this.#take(')')) this.#lost = true;
    const looksAround = opening !== undefined && (opening.endsWith('=') || opening.endsWith('!'));
    if (looksAround) return nothing;
    return others.length === 0 ? first : union([first, ...others]);
  }

  #class(): Part {
    const from = this.#at;
    while (this.#at < this.#source.length && this.#peek() !== ']') this.#at += this.#peek() === '\\' ? 2 : 1;
    const body = this.#source.slice(from, this.#at);
    if (!this.#take(']')) this.#lost = true;
    if (foreignClass.test(body)) return foreign;
    return plainClass.test(body) ? union([...body.replaceAll(/\\(.)/g, '$1')].map(letter)) : anything;
  }

  #escape(): Part {
    const char = this.#next();
    if (char === 'b' || char === 'B') return nothing;
    if (char === 'n') return letter('\n');
    if (char === 't') return letter('\t');
    if (char === 'd') return figure;
    if (!alphanumeric.test(char)) return letter(char);
    if (unknownEscape.test(char)) this.#lost = true;
    return anything;
  }

  #quantified(part: Part): Part {
    const [whole, sign, least] = this.#match(quantifier) ?? [];
    if (whole === undefined) return part;
    if (sign === '?') return part.exact ? union([part, nothing]) : anything;
    if (sign === '*' || Number(least) === 0) return anything;
    return { exact: undefined, needs: needsOf(part) };
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source);
    if (found) this.#at += found[0].length;
    return found;
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
  if (char === '') return anything;
  return char.charCodeAt(0) < ascii ? { exact: [char.toLowerCase()], needs: [] } : foreign;
}

/** One of them. */
function union(parts: readonly Part[]): Part {
  const exact = parts.flatMap((part) => part.exact ?? []);
  if (parts.every((part) => part.exact) && exact.length <= mostExact)
    return { exact: [...new Set(exact)], needs: [] };
  const all = parts.map(needsOf);
  if (all.some((needs) => needs.length === 0)) return anything;
  const most = Math.max(...all.map((needs) => needs.length));
  const needs = Array.from({ length: most }, (_, n) => [
    ...new Set(all.flatMap((own) => own[Math.min(n, own.length - 1)] ?? [])),
  ]);
  return { exact: undefined, needs };
}

/** One after the other: what is exact grows together, anything else cuts it. */
function joined(parts: readonly Part[]): Part {
  const found: Clause[] = [];
  let run: Clause = [''];
  let cut = false;
  for (const part of parts) {
    if (part.exact && mayGrow(run, part.exact)) {
      run = product(run, part.exact);
      continue;
    }
    found.push(...needsOf({ exact: run, needs: [] }));
    if (!part.exact) found.push(...part.needs);
    cut = true;
    run = part.exact ?? [''];
  }
  if (!cut) return { exact: run, needs: [] };
  found.push(...needsOf({ exact: run, needs: [] }));
  return { exact: undefined, needs: [...new Set(found)].sort(byTelling).slice(0, mostClauses) };
}

/** Any figure is told apart behind figures only: a word tells enough without one. */
function mayGrow(run: Clause, exact: Clause): boolean {
  const count = run.length * exact.length;
  const isNumber = run.every((word) => figures.test(word));
  if (exact === figure.exact) return isNumber && count <= mostFigures;
  return isNumber && run.length > 1 ? exact === nothing.exact : count <= mostExact;
}

function product(heads: Clause, tails: Clause): Clause {
  const [head = ''] = heads;
  if (heads.length === 1) return tails.map((tail) => head + tail);
  return heads.flatMap((one) => tails.map((tail) => one + tail));
}

function needsOf({ exact, needs }: Part): readonly Clause[] {
  if (!exact) return needs;
  return exact.every(({ length }) => length >= shortestLiteral) ? [exact] : [];
}

/** The literals that choose most, then the fewest of them. */
function byTelling(a: Clause, b: Clause): number {
  const [ofA, ofB] = [shortestOf(a), shortestOf(b)];
  return Math.min(ofB, longEnough) - Math.min(ofA, longEnough) || a.length - b.length || ofB - ofA;
}

function shortestOf(clause: Clause): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (const word of clause) {
    const length = figures.test(word) ? Math.max(word.length, longEnough) : word.length;
    if (length < shortest) shortest = length;
  }
  return shortest;
}
