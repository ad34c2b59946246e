import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const floatBytes = 4;

/** Rows of floats in files of a folder of its own, which goes when the spool is removed. */
export class Spool {
  readonly #folder: string;
  readonly #files: SpoolFile[] = [];

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param scratch Existing folder; the system's folder for temporary files when undefined. */
  static async create(scratch: string | undefined): Promise<Spool> {
    return new Spool(await mkdtemp(join(scratch ?? tmpdir(), 'vae-tiles-')));
  }

  /** A new, empty file. */
  async file(): Promise<SpoolFile> {
    const handle = await open(join(this.#folder, `${this.#files.length}.f32`), 'wx+');
    const file = new SpoolFile(handle);
    this.#files.push(file);
    return file;
  }

  /** Closes and removes everything. */
  async remove(): Promise<void> {
    await Promise.all(this.#files.map((file) => file.close()));
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Floats written one after the other and read from anywhere. */
export class SpoolFile {
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async append(values: Float32Array): Promise<void> {
    await this.#handle.appendFile(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }

  /** Fills `target` with what stands from the float `at` on. */
  async read(at: number, target: Float32Array): Promise<void> {
    const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
    for (let done = 0; done < bytes.length; ) {
      const { bytesRead } = await this.#handle.read(bytes, done, bytes.length - done, at * floatBytes + done);
      if (bytesRead === 0) throw new Error(`a spooled tile ends after ${at * floatBytes + done} bytes`);
      done += bytesRead;
    }
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}
