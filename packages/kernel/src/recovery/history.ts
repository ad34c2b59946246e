import { readFile } from 'node:fs/promises';
import { stableJson } from '../run/stable-json.js';
import { writeAtomic } from '../run/write-atomic.js';

/** How many observed outcomes an expert's guess weighs (pseudo-counts of a Beta prior). */
const priorStrength = 6;

interface Tally {
  readonly helped: number;
  readonly failed: number;
}

/** What worked here before: per failure code and action, how often it helped and how often not. */
export class History {
  readonly #path: string;
  #tallies: Map<string, Tally>;
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string, tallies: Map<string, Tally>) {
    this.#path = path;
    this.#tallies = tallies;
  }

  /** An unreadable file counts as an empty one: history only ever helps to choose. */
  static async load(path: string): Promise<History> {
    return new History(path, await readTallies(path));
  }

  /** Mean of the posterior Beta distribution: (prior × strength + helped) / (strength + outcomes). */
  probability(failureCode: string, actionId: string, prior: number): number {
    const { helped, failed } = this.#tallies.get(keyOf(failureCode, actionId)) ?? { helped: 0, failed: 0 };
    const seen = helped + failed;
    return prior + (helped - prior * seen) / (priorStrength + seen);
  }

  /** Counts one outcome; the file follows in the background, one write after the other. */
  add(failureCode: string, actionId: string, outcome: 'helped' | 'failed'): void {
    this.#writing = this.#writing
      .then(() => this.#write(failureCode, actionId, outcome))
      .catch(() => undefined);
  }

  /** Resolves when everything added so far is written, or could not be. */
  async written(): Promise<void> {
    await this.#writing;
  }

  async #write(failureCode: string, actionId: string, outcome: 'helped' | 'failed'): Promise<void> {
    const tallies = await readTallies(this.#path);
    const key = keyOf(failureCode, actionId);
    const tally = tallies.get(key) ?? { helped: 0, failed: 0 };
    tallies.set(key, { ...tally, [outcome]: tally[outcome] + 1 });
    this.#tallies = tallies;
    const text = `${stableJson(Object.fromEntries(tallies))}\n`;
    await writeAtomic(this.#path, [text], `${this.#path}.${process.pid}.tmp`);
  }
}

function keyOf(failureCode: string, actionId: string): string {
  return `${failureCode} ${actionId}`;
}

async function readTallies(path: string): Promise<Map<string, Tally>> {
  try {
    const entries = Object.entries(JSON.parse(await readFile(path, 'utf8')) as Record<string, Tally>);
    return new Map(entries.filter(([, tally]) => isCount(tally.helped) && isCount(tally.failed)));
  } catch {
    return new Map();
  }
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
