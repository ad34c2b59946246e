import type { EvidenceCause } from './error-evidence.js';
import { WordIndex } from './word-index.js';

/** The words of all tables, so that a text is searched once whoever asks. Tables are few and made once. */
export const tableWords: Pick<WordIndex, 'add' | 'find' | 'size'> = new WordIndex();

/** Something that can be matched on its own: a cause, the outermost error, the last lines of stderr. */
export class Link {
  readonly text: string;
  readonly code: string | undefined;
  readonly cause: string | undefined;
  readonly outermost: boolean;
  #words: readonly number[] = [];
  /** How many words were looked for. */
  #searched = 0;

  /**
   * @param cause message of a cause; undefined for the outermost error
   * @param outermost true where the end of the process is judged
   */
  constructor(text: string, code: string | undefined, cause: string | undefined, outermost: boolean) {
    this.text = text;
    this.code = code;
    this.cause = cause;
    this.outermost = outermost;
  }

  /** The link of an error or of one of its causes. */
  static of({ name, message, code }: EvidenceCause, cause: string | undefined, outermost: boolean): Link {
    const title = code === undefined || message.includes(code) ? name : `${name} [${code}]`;
    return new Link(message.startsWith(name) ? message : `${title}: ${message}`, code, cause, outermost);
  }

  /** Numbers of the words of `tableWords` that occur in the text, whatever the case. */
  get words(): readonly number[] {
    if (this.#searched !== tableWords.size) {
      this.#searched = tableWords.size;
      this.#words = tableWords.find(this.text);
    }
    return this.#words;
  }
}
