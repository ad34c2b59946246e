import { createColors } from 'picocolors';

/** The few colours in use; plain text when off. */
export interface Colors {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
}

/**
 * Colours for a stream: on for a terminal unless `NO_COLOR` is set. https://no-color.org
 * @param isTerminal the `isTTY` of the stream, which is undefined for files and pipes
 */
export function colorsFor(isTerminal: boolean | undefined, env: NodeJS.ProcessEnv): Colors {
  return createColors(isTerminal === true && !env.NO_COLOR && env.TERM !== 'dumb');
}
