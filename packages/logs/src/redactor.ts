import { errorFields } from './error-fields.js';
import { isPromptName, isSecretName } from './secret-name.js';
import { removed, withoutSecrets } from './secret-texts.js';

const deepest = 12;
/** Shorter prompts, and pieces of prompts, are words of any sentence. */
const shortestPrompt = 3;
const shortestPiece = 16;

export interface RedactOptions {
  /** Whether prompts are left out too, wherever they are repeated. Secrets always are. */
  readonly prompts?: boolean;
}

/** Takes secrets, and prompts where asked, out of what is logged. Never changes what it is given. */
export class Redactor {
  readonly #hidePrompts: boolean;
  /** Longest first, so that no piece is taken out of a whole. */
  #prompts: readonly string[] = [];
  /** The same, whatever their case: tokenizers tell them in small letters. */
  #patterns: readonly RegExp[] = [];

  constructor({ prompts = false }: RedactOptions = {}) {
    this.#hidePrompts = prompts;
  }

  /** A text without secrets. */
  text(text: string): string {
    let clean = text;
    for (const pattern of this.#patterns) clean = clean.replace(pattern, removed);
    return withoutSecrets(clean);
  }

  /** A JSON value without secrets, at any depth. Prompts in it are remembered first, so that repetitions go as well. */
  value(value: unknown): unknown {
    this.learn(value);
    return this.#clean(value, 0);
  }

  /** Remembers the prompts in a value that is not logged itself. */
  learn(value: unknown): void {
    if (!this.#hidePrompts) return;
    const found = new Set(this.#prompts);
    collect(value, 0, found);
    if (found.size === this.#prompts.length) return;
    this.#prompts = [...found].sort((a, b) => b.length - a.length);
    this.#patterns = this.#prompts.map((prompt) => new RegExp(literal(prompt), 'giu'));
  }

  #clean(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'bigint') return String(value);
    if (value === null || typeof value !== 'object') return value;
    if (depth >= deepest) return '[too deep]';
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
    const plain = plainOf(value);
    if (plain !== value) return this.#clean(plain, depth + 1);
    if (Array.isArray(value)) return value.map((item, at) => this.#item(value[at - 1], item, depth));
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, this.#field(titleOf(value, name), item, depth)]),
    );
  }

  /** What follows a name in a list is its value: `['--token', 'x']`, `['cookie', 'x']`. */
  #item(before: unknown, item: unknown, depth: number): unknown {
    const secret = typeof before === 'string' && typeof item === 'string' && isSecretName(before);
    return secret ? removed : this.#clean(item, depth + 1);
  }

  #field(name: string, item: unknown, depth: number): unknown {
    const filled =
      item !== null && item !== undefined && typeof item !== 'boolean' && typeof item !== 'number';
    if (filled && isSecretName(name)) return removed;
    if (this.#hidePrompts && typeof item === 'string' && isPromptName(name))
      return `[redacted, ${item.length} characters]`;
    return this.#clean(item, depth + 1);
  }
}

/** A text as a pattern that fits just it. */
function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** What speaks of a field: its name, or that beside it, as in `{ name: 'cookie', value: 'x' }`. */
function titleOf(parent: object, name: string): string {
  if (name !== 'value') return name;
  const { name: beside, key = beside } = parent as { readonly name?: unknown; readonly key?: unknown };
  return typeof key === 'string' ? key : name;
}

/** Errors, dates, URLs and maps as the JSON values that they stand for; anything else as it is. */
function plainOf(value: object): unknown {
  if (value instanceof Error) return errorFields(value);
  if (value instanceof Map || value instanceof Headers) return Object.fromEntries(value.entries());
  if (value instanceof Set) return [...value];
  const { toJSON } = value as { readonly toJSON?: unknown };
  return typeof toJSON === 'function' ? toJSON.call(value) : value;
}

function collect(value: unknown, depth: number, into: Set<string>, isPrompt = false): void {
  if (typeof value === 'string') {
    if (isPrompt) for (const one of formsOf(value)) into.add(one);
    return;
  }
  if (value === null || typeof value !== 'object' || depth >= deepest || ArrayBuffer.isView(value)) return;
  for (const [name, item] of Object.entries(value))
    collect(item, depth + 1, into, isPromptName(name) || (isPrompt && Array.isArray(value)));
}

/** A prompt as it may be repeated: whole, with JSON's escapes, and in pieces, as tokenizers quote what they cut off. */
function formsOf(prompt: string): readonly string[] {
  const whole = prompt.trim();
  if (whole.length < shortestPrompt) return [];
  const pieces = whole.split(/[,.;:!?\r\n"']+/).map((piece) => piece.trim());
  const escaped = JSON.stringify(whole).slice(1, -1);
  return [whole, escaped, ...pieces.filter((piece) => piece.length >= shortestPiece)];
}
