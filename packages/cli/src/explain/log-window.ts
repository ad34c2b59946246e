/** How much of a log's end is kept, in characters, and how much may pile up before the front is cut off. */
const tailLength = 262_144;
const mostKept = 2 * tailLength;
/** Of what is cut off, so many of the last places that speak of an error are kept, so many lines each. */
const mostPlaces = 64;
const linesOfPlace = 12;
const longestPlace = 4_096;
const speaksOfError = /error|exception|traceback|killed|out of memory|fatal|failed|exit code|segmentation/i;

/** Holds what matters of a log of any length in bounded memory: its end, and the last errors before it. */
export class LogWindow {
  #tail = '';
  readonly #places: string[] = [];

  push(text: string): void {
    this.#tail += text;
    if (this.#tail.length > mostKept) this.#cut();
  }

  /** The errors before the end, then the end. */
  text(): string {
    return [...this.#places, this.#tail].join('\n');
  }

  #cut(): void {
    const at = this.#tail.lastIndexOf('\n', this.#tail.length - tailLength);
    const end = at === -1 ? this.#tail.length - tailLength : at + 1;
    const front = this.#tail.slice(0, end);
    // A copy: a slice would keep all of the text it was cut from.
    this.#tail = Buffer.from(this.#tail.slice(end)).toString();
    this.#keepPlaces(front);
  }

  #keepPlaces(front: string): void {
    if (!speaksOfError.test(front)) return;
    const lines = front.split('\n');
    const places: string[] = [];
    for (let at = lines.length - 1; at >= 0 && places.length < mostPlaces; at--)
      if (speaksOfError.test(lines[at] ?? ''))
        places.unshift(
          lines
            .slice(at, at + linesOfPlace)
            .join('\n')
            .slice(0, longestPlace),
        );
    this.#places.push(...places.map((place) => Buffer.from(place).toString()));
    this.#places.splice(0, this.#places.length - mostPlaces);
  }
}
