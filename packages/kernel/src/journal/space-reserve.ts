import { rmSync, writeFileSync } from 'node:fs';

/** Enough for the last entries of a run: its failure, what was considered against it, and its end. */
const reserveBytes = 65_536;

/** Space on a disk, held by a file until it is needed. Where the disk is too full for it there is none. */
export class SpaceReserve {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  static make(path: string): SpaceReserve {
    const reserve = new SpaceReserve(path);
    try {
      writeFileSync(path, new Uint8Array(reserveBytes));
    } catch {
      reserve.free();
    }
    return reserve;
  }

  /** Gives the space back to the disk. What the system has against it only means that there is less space. */
  free(): void {
    try {
      rmSync(this.#path, { force: true });
    } catch {}
  }
}
