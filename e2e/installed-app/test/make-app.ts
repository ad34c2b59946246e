import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { PluginReport, RunReport } from '@retake/kernel';

const run = promisify(execFile);
const here = createRequire(import.meta.url);
const mainModule = fileURLToPath(new URL('./app/main.mjs', import.meta.url));

/** What the app prints. */
export interface AppOutput {
  readonly plugins: readonly PluginReport[];
  readonly report?: RunReport;
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
}

/** An app in a folder of its own, outside of the workspace, whose node_modules holds links as pnpm makes them. */
export class InstalledApp {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<InstalledApp> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'retake app ')));
    await copyFile(mainModule, join(folder, 'main.mjs'));
    const app = new InstalledApp(folder);
    await app.install('@retake/kernel');
    return app;
  }

  /** Puts a package where the app finds it. It is a plugin of the app only once the app lists it. */
  async install(name: string): Promise<void> {
    const link = join(this.folder, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(dirname(here.resolve(`${name}/package.json`)), link, 'dir');
  }

  async list(...names: readonly string[]): Promise<void> {
    const dependencies = Object.fromEntries(['@retake/kernel', ...names].map((name) => [name, '*']));
    await writeFile(
      join(this.folder, 'package.json'),
      JSON.stringify({ name: 'app', type: 'module', dependencies }),
    );
  }

  /** Runs the app in a process of its own: one clip of 81 frames, which needs more memory than there is. */
  async run(): Promise<AppOutput> {
    const { stdout } = await run(process.execPath, [join(this.folder, 'main.mjs')], { cwd: tmpdir() });
    return JSON.parse(stdout) as AppOutput;
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
