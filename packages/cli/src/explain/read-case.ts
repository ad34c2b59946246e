import type { LogPlace } from '@retake/kernel';

/** One failure of a corpus. */
export interface Case extends LogPlace {
  readonly id: string | number | null;
  readonly text: string;
}

const unknown = 'unknown';

/** Reads a line of a corpus: a JSON object whose `text` holds a log. Anything else is undefined. */
export function readCase(line: string): Case | undefined {
  if (!line.trimStart().startsWith('{')) return undefined;
  try {
    const { id, text, stage, model } = JSON.parse(line) as Record<string, unknown>;
    if (typeof text !== 'string') return undefined;
    return {
      id: typeof id === 'string' || typeof id === 'number' ? id : null,
      text,
      ...(typeof stage === 'string' && stage !== unknown ? { stage } : {}),
      ...(typeof model === 'string' && model !== unknown ? { model } : {}),
    };
  } catch {
    return undefined;
  }
}
