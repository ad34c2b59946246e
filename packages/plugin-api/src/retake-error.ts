import type { ErrorCode } from './error-codes.js';
import { errorCodes } from './error-codes.js';
import type { JsonObject } from './json-object.js';

const brand: symbol = Symbol.for('retake.error');

export interface RetakeErrorOptions {
  readonly cause?: unknown;
  /** What to do. */
  readonly hint?: string;
  /** Facts as fields: what was given, what is allowed, file, tensor… */
  readonly facts?: JsonObject;
}

/** The one error class of Retake: a stable code, a sentence, what to do, facts, a docs page. */
export class RetakeError extends Error {
  override readonly name = 'RetakeError';
  readonly code: ErrorCode;
  readonly hint: string;
  readonly facts: JsonObject;
  readonly docsUrl: string;

  constructor(code: ErrorCode, message: string, options: RetakeErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint ?? errorCodes[code].hint;
    this.facts = options.facts ?? {};
    this.docsUrl = `docs/errors.md#${code}`;
    Object.defineProperty(this, brand, { value: true });
  }

  /** True for a RetakeError of any copy of this package. */
  static is(value: unknown): value is RetakeError {
    return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[brand] === true;
  }

  toJSON(): JsonObject {
    return {
      name: this.name,
      code: this.code,
      message: this.message,
      hint: this.hint,
      facts: this.facts,
      docsUrl: this.docsUrl,
    };
  }
}
