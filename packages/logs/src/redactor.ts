/** What a secret is replaced with. */
const removed = '[redacted]';
const deepest = 12;

const secretNames =
  /^(?:.*[_-])?(?:token|access[_-]?token|authorization|password|passwd|secret|api[_-]?key|cookie|set-cookie|credentials?|private[_-]?key)$/i;
const camelSecret = /(?:Token|Password|Secret|ApiKey|Authorization|Cookie|Credentials?)$/;
const promptNames = /^(?:prompt|negative|negative_?prompt)$/i;

/** Secrets as they stand in text. What is kept is put back by `$1`. */
const secretTexts: readonly { readonly pattern: RegExp; readonly kept: string }[] = [
  { pattern: /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi, kept: `$1${removed}@` },
  {
    pattern: /\b((?:proxy-)?authorization\b["']?\s*[:=]\s*["']?)(?:\w+ +)?[^\s"',;]+/gi,
    kept: `$1${removed}`,
  },
  { pattern: /\b((?:bearer|basic) +)[\w.~+/=-]{6,}/gi, kept: `$1${removed}` },
  {
    pattern: /\b(?:hf_[A-Za-z0-9]{8,}|gh[pousr]_\w{16,}|github_pat_\w{16,}|sk-[\w-]{16,}|ms-[0-9a-f-]{32,})/g,
    kept: removed,
  },
  { pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, kept: removed },
  {
    pattern:
      /([?&](?:[\w-]*token|[\w-]*signature|sig|[\w-]*key|key-pair-id|policy|[\w-]*credential|password|secret|auth)=)[^&\s"'#]+/gi,
    kept: `$1${removed}`,
  },
  {
    pattern: /\b([\w-]*(?:token|password|passwd|secret|api[_-]?key)["']?\s*[:=]\s*["']?)[^\s"',;&]{4,}/gi,
    kept: `$1${removed}`,
  },
  { pattern: /\b((?:set-)?cookie\s*:\s*)[^\r\n"']+/gi, kept: `$1${removed}` },
];

export interface RedactOptions {
  /** Whether prompts are left out too, wherever they are repeated. Secrets always are. */
  readonly prompts?: boolean;
}

/** Takes secrets, and prompts where asked, out of what is logged. Never changes what it is given. */
export class Redactor {
  readonly #hidePrompts: boolean;
  readonly #prompts = new Set<string>();

  constructor({ prompts = false }: RedactOptions = {}) {
    this.#hidePrompts = prompts;
  }

  /** A text without secrets. */
  text(text: string): string {
    let clean = text;
    for (const prompt of this.#prompts) clean = clean.replaceAll(prompt, removed);
    for (const { pattern, kept } of secretTexts) clean = clean.replace(pattern, kept);
    return clean;
  }

  /** A JSON value without secrets, at any depth. Prompts in it are remembered first, so that repetitions go as well. */
  value(value: unknown): unknown {
    if (this.#hidePrompts) this.#learn(value, 0);
    return this.#clean(value, 0);
  }

  #clean(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'bigint') return String(value);
    if (value === null || typeof value !== 'object') return value;
    if (depth >= deepest) return '[too deep]';
    if (Array.isArray(value)) return value.map((item) => this.#clean(item, depth + 1));
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, this.#field(name, item, depth)]),
    );
  }

  #field(name: string, item: unknown, depth: number): unknown {
    const filled =
      item !== null && item !== undefined && typeof item !== 'boolean' && typeof item !== 'number';
    if (filled && (secretNames.test(name) || camelSecret.test(name))) return removed;
    if (this.#hidePrompts && typeof item === 'string' && promptNames.test(name))
      return `[redacted, ${item.length} characters]`;
    return this.#clean(item, depth + 1);
  }

  #learn(value: unknown, depth: number): void {
    if (value === null || typeof value !== 'object' || depth >= deepest || ArrayBuffer.isView(value)) return;
    for (const [name, item] of Object.entries(value)) {
      if (typeof item === 'string' && promptNames.test(name) && item.trim().length > 2)
        this.#prompts.add(item);
      else this.#learn(item, depth + 1);
    }
  }
}
