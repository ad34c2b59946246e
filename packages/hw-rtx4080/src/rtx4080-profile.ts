import type { HardwareProfile } from '@retake/plugin-api';
import { type Gpu, gpuQuery, parseGpuLines } from './parse-gpu-lines.js';
import { rtx4080Facts } from './rtx4080-facts.js';
import { type RunProgram, runProgram } from './run-program.js';

/** The desktop card, not "4080 SUPER", not "4080 Laptop GPU". */
const cardName = /\bRTX 4080$/;

/**
 * Recognises an RTX 4080 through nvidia-smi. Where that is missing, slow or silent, the card counts as absent.
 * @param run replaces starting the program, for tests.
 */
export function rtx4080Profile(run: RunProgram = runProgram): HardwareProfile {
  const find = async (signal: AbortSignal): Promise<Gpu | undefined> => {
    const lines = await run('nvidia-smi', gpuQuery, signal).catch(() => '');
    return parseGpuLines(lines).find((gpu) => cardName.test(gpu.name));
  };
  return {
    facts: rtx4080Facts,
    detect: async (signal) => (await find(signal)) !== undefined,
    async live(signal) {
      const gpu = await find(signal);
      if (!gpu) return rtx4080Facts;
      return {
        ...rtx4080Facts,
        memoryBytes: gpu.memoryBytes,
        computeCapability: gpu.computeCapability,
        usable: Math.min(rtx4080Facts.usable, gpu.freeBytes / gpu.memoryBytes),
        source: `nvidia-smi: ${gpu.name}`,
      };
    },
  };
}
