import type { Failure } from '@retake/plugin-api';

/** What rules write where a command takes the folder of the checkpoint. */
const placeholder = '<folder>';

/** A failure whose steps name the checkpoint of the run, as one word of a shell, instead of `<folder>`. */
export function nameFolder(failure: Failure, checkpoint: string): Failure {
  if (!failure.nextSteps.some((step) => step.includes(placeholder))) return failure;
  const word = wordOf(checkpoint);
  return { ...failure, nextSteps: failure.nextSteps.map((step) => step.replaceAll(placeholder, () => word)) };
}

function wordOf(path: string): string {
  if (/^[\w./:\\@%+=,-]+$/.test(path)) return path;
  const quote = process.platform === 'win32' ? '"' : "'";
  return `${quote}${path.replaceAll(quote, quote === "'" ? "'\\''" : '')}${quote}`;
}
