import { readFileSync } from 'node:fs';

const startTimeField = 19;

/**
 * Tells one life of a process id from the next: boot id and start time where the system shows them (Linux), else null.
 * Source of the field numbers: proc(5), /proc/[pid]/stat, field 22 counted from 1, 20th after the command's ")".
 */
export function processToken(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot}:${fields[startTimeField]}`;
  } catch {
    return null;
  }
}

/** Whether the process that had this id and token still runs. */
export function processLives(pid: number, token: string | null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = processToken(pid);
  return token === null || now === null || now === token;
}
