import { figureNumbers, letterNumbers } from './letter-numbers.js';
import { hashOf } from './letters-of.js';
import { foreignTrace, traceCount } from './trace-of.js';

/** A letter is at most so many bytes. */
const mostBytes = 3;
const gateWords = 2 ** 11;
/** Rounds are told apart by a byte. */
const lastRound = 255;
const encoder = new TextEncoder();

/**
 * Reads a text in one pass, whatever the case of ASCII letters: which neighbouring letters it holds, and where anchors, five
 * letters each, may be. All tables together fit into the processor's nearest cache. The rarer signs of ASCII are taken
 * for each other and different letters may leave the same trace: too much may be found, nothing is missed.
 */
export class TextLetters {
  /** Anchors that the text may hold; as many as `read` says. */
  #stops = new Int32Array(0);
  /** A bit for each hash that an anchor has. */
  readonly #gate = new Int32Array(gateWords);
  /** By trace, the last round whose text left it. */
  readonly #traces = new Uint8Array(traceCount);
  #round = 0;
  #bytes = new Uint8Array(0);
  #foreign = false;

  /** What `read` found, until it is called again. */
  get stops(): Int32Array {
    return this.#stops;
  }

  /** Makes an anchor known (`lettersOf`). */
  watch(anchor: number): void {
    const hash = hashOf(anchor);
    this.#gate[hash >>> 21] = (this.#gate[hash >>> 21] ?? 0) | (1 << (hash >>> 16));
  }

  /** Reads a text. @returns how many `stops` there are */
  read(text: string): number {
    const most = text.length * mostBytes;
    if (this.#bytes.length < most) this.#makeRoom(most * 2);
    const { written } = encoder.encodeInto(text, this.#bytes);
    this.#foreign = written > text.length;
    this.#round += 1;
    if (this.#round > lastRound) {
      this.#traces.fill(0);
      this.#round = 1;
    }
    return this.#collect(written);
  }

  /** Whether the text that was read last may hold the word of a trace (`traceOf`). */
  mayHold(trace: number): boolean {
    if (trace === foreignTrace) return this.#foreign;
    const traces = this.#traces;
    const round = this.#round;
    return traces[trace & 0x3fff] === round && traces[trace >>> 14] === round;
  }

  /** Has no branch: what is no anchor is written over. Plain numbers: as built, a module's names are read anew each time. */
  #collect(length: number): number {
    const gate = this.#gate;
    const bytes = this.#bytes;
    const stops = this.#stops;
    const traces = this.#traces;
    const letterOf = letterNumbers;
    const figureOf = figureNumbers;
    const round = this.#round;
    let letters = 0;
    let figures = 0;
    let count = 0;
    for (let at = 0; at < length; at++) {
      const byte = bytes[at] ?? 0;
      figures = ((figures << 4) | (figureOf[byte] ?? 0)) & 0xfff;
      letters = ((letters << 6) | (letterOf[byte] ?? 0)) & 0x3fff_ffff;
      const hash = hashOf(letters);
      traces[hash >>> 19] = round;
      traces[0x2000 + (hashOf(letters & 0x3_ffff) >>> 20)] = round;
      traces[0x3000 + figures] = round;
      stops[count] = letters;
      count += ((gate[hash >>> 21] ?? 0) >>> (hash >>> 16)) & 1;
    }
    return count;
  }

  #makeRoom(bytes: number): void {
    this.#bytes = new Uint8Array(bytes);
    this.#stops = new Int32Array(bytes + 1);
  }
}
