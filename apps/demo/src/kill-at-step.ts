import type { RunEvent } from '@retake/kernel';

/** Makes an `interfere` that sends SIGKILL to the inference process once `step` denoise steps are finished. */
export function killAtStep(step: number, say: (line: string) => void): (event: RunEvent) => void {
  let pid: number | undefined;
  let done = false;
  return (event) => {
    if (event.type === 'worker') pid = event.pid;
    if (done || pid === undefined || event.type !== 'checkpoint' || event.step < step) return;
    done = true;
    say(`          (demo: kill -9 ${pid}, the inference process, after step ${event.step})`);
    process.kill(pid, 'SIGKILL');
  };
}
