import type { RunEvent } from '@retake/kernel';

/** Makes an `interfere` that sends SIGKILL to the inference process as soon as a stage has begun to use it. */
export function killInStage(stage: string, say: (line: string) => void): (event: RunEvent) => void {
  let now = '';
  let done = false;
  return (event) => {
    if (event.type === 'stage.started') now = event.stage;
    if (done || event.type !== 'worker' || now !== stage) return;
    done = true;
    say(`          (demo: kill -9 ${event.pid}, the inference process, in the stage ${stage})`);
    process.kill(event.pid, 'SIGKILL');
  };
}
