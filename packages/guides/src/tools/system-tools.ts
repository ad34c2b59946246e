import { access, readFile, statfs } from 'node:fs/promises';
import { homedir, totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { GuideTools, Space } from './guide-tools.js';
import { headRequest } from './head-request.js';
import { inspectFolder } from './inspect-folder.js';
import { listProviders } from './list-providers.js';
import { runProgram } from './run-program.js';

const kibibyte = 1024;

/**
 * This machine.
 * @param from folder of the app whose ONNX Runtime is asked for its providers
 */
export function systemTools(from: string, env: NodeJS.ProcessEnv = process.env): GuideTools {
  const read = (path: string) => readFile(path, 'utf8').catch(() => null);
  return {
    platform: process.platform,
    env,
    home: homedir(),
    clock: { now: () => Date.now() },
    run: (program, words, signal) => runProgram(program, words, signal, env),
    space,
    memory: async () => {
      const limit = process.constrainedMemory();
      const totalBytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
      const swap = /^SwapTotal:\s+(\d+) kB/m.exec((await read('/proc/meminfo')) ?? '')?.[1];
      return {
        freeBytes: Math.min(process.availableMemory(), totalBytes),
        totalBytes,
        swapBytes: swap === undefined ? null : Number(swap) * kibibyte,
      };
    },
    head: headRequest,
    providers: (signal) => listProviders(from, signal, env),
    read,
    inspect: inspectFolder,
  };
}

async function space(folder: string): Promise<Space> {
  const { bavail, blocks, bsize, files, ffree } = await statfs(await nearestExisting(resolve(folder)));
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize, freeFiles: files > 0 ? ffree : null };
}

async function nearestExisting(folder: string): Promise<string> {
  try {
    await access(folder);
    return folder;
  } catch {
    return dirname(folder) === folder ? folder : nearestExisting(dirname(folder));
  }
}
