import { execFile } from 'node:child_process';

const bytesPerMib = 1024 ** 2;
const query = 'name,memory.total,memory.used,utilization.gpu,temperature.gpu';

/** One NVIDIA card as its driver sees it. What the driver does not tell is null. */
export interface GpuState {
  readonly name: string;
  readonly totalBytes: number | null;
  readonly usedBytes: number | null;
  /** 0 to 100. */
  readonly utilizationPercent: number | null;
  readonly celsius: number | null;
}

/**
 * Asks nvidia-smi. Gives no cards where the program is missing or fails.
 * @param timeoutMs after which it is killed
 */
export function readGpus(timeoutMs: number, program = 'nvidia-smi'): Promise<readonly GpuState[]> {
  const words = [`--query-gpu=${query}`, '--format=csv,noheader,nounits'];
  return new Promise((resolve) => {
    execFile(
      program,
      words,
      { timeout: timeoutMs, killSignal: 'SIGKILL', windowsHide: true },
      (error, stdout) => resolve(error ? [] : parseGpus(stdout)),
    );
  });
}

/** Reads what nvidia-smi prints as CSV without header and units: a card per line. */
export function parseGpus(csv: string): readonly GpuState[] {
  return csv
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.trim()))
    .filter((cells) => cells.length >= 5)
    .map(([name = '', total, used, utilization, celsius]) => ({
      name,
      totalBytes: scaled(total, bytesPerMib),
      usedBytes: scaled(used, bytesPerMib),
      utilizationPercent: scaled(utilization, 1),
      celsius: scaled(celsius, 1),
    }));
}

function scaled(cell: string | undefined, unit: number): number | null {
  return cell !== undefined && /^\d+(?:\.\d+)?$/.test(cell) ? Number(cell) * unit : null;
}
