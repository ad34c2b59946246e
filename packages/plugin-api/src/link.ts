import type { EvidenceCause } from './error-evidence.js';
import { type Found, TableWords } from './table-words.js';

const none: readonly number[] = [];

/** The words of the tables of this program. */
export const tableWords: TableWords = new TableWords();

/** Something that can be matched on its own: a cause, the outermost error, the last lines of stderr. */
export class Link {
  readonly text: string;
  readonly code: string | undefined;
  readonly cause: string | undefined;
  readonly outermost: boolean;
  /** How deep it stands in the chain (`causeDepth`). */
  readonly depth: number;
  #found: Found = [];
  /** For how many tables the text was searched. */
  #searched = 0;

  /**
   * @param cause message of a cause; undefined for the outermost error
   * @param outermost true where the end of the process is judged
   * @param depth how deep it stands in the chain (`causeDepth`)
   */
  constructor(
    text: string,
    code: string | undefined,
    cause: string | undefined,
    outermost: boolean,
    depth: number,
  ) {
    this.text = text;
    this.code = code;
    this.cause = cause;
    this.outermost = outermost;
    this.depth = depth;
  }

  /** The link of an error or of one of its causes. */
  static of(
    { name, message, code }: EvidenceCause,
    cause: string | undefined,
    outermost: boolean,
    depth: number,
  ): Link {
    const title = code === undefined || message.includes(code) ? name : `${name} [${code}]`;
    return new Link(
      message.startsWith(name) ? message : `${title}: ${message}`,
      code,
      cause,
      outermost,
      depth,
    );
  }

  /** Numbers of the attempts of a table that the text makes worthwhile; in order, each once. */
  attempts(table: number): readonly number[] {
    if (this.#searched !== tableWords.tables) {
      this.#searched = tableWords.tables;
      this.#found = tableWords.find(this.text);
    }
    return this.#found[table] ?? none;
  }
}
