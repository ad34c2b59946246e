/** Why the history cannot be used, or could not until now, and what to do. */
export interface HistoryProblem {
  readonly file: string;
  /** SQLite's code, such as `SQLITE_NOTADB`; `unknown` when it gave none. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

const hints: readonly { readonly code: RegExp; readonly hint: string }[] = [
  { code: /NOTADB|CORRUPT/, hint: 'Move the file away, or allow it to be moved; then a new one is made.' },
  {
    code: /READONLY|PERM|EACCES|CANTOPEN|Unable to open/,
    hint: 'Allow writing to the file and to its folder.',
  },
  { code: /FULL|ENOSPC/, hint: 'Free space on the disk of the file.' },
  { code: /BUSY|LOCKED/, hint: 'Another process holds the file for long; look which one has it open.' },
  {
    code: /NOT_FOUND|ERR_DLOPEN/,
    hint: 'Install @retake/kernel again on this machine, so that libSQL fits the system.',
  },
];

const otherHint = 'Look at the message; without the file, decisions rest on the guesses of experts.';

/** A thrown error as a problem of the file. */
export function historyProblem(file: string, error: unknown): HistoryProblem {
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error) ?? 'unknown';
  const hint = hints.find((known) => known.code.test(`${code} ${message}`))?.hint ?? otherHint;
  return { file, code, message: `The history of recoveries ${file} cannot be used: ${message}`, hint };
}

/** A damaged file that was moved out of the way: everything works again, and what it held is not known any more. */
export function movedAside(file: string, movedTo: string, error: unknown): HistoryProblem {
  return {
    file,
    code: codeOf(error) ?? 'unknown',
    message: `The history of recoveries ${file} was damaged; it is ${movedTo} now, and a new one is begun`,
    hint: 'Nothing has to be done; the damaged file may be deleted.',
  };
}

/** Whether the file is no database, or one that can no longer be read. */
export function isDamaged(error: unknown): boolean {
  return /NOTADB|CORRUPT/.test(codeOf(error) ?? '');
}

/** Whether another process is writing just now. */
export function isBusy(error: unknown): boolean {
  return /BUSY|LOCKED/.test(codeOf(error) ?? '');
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' && code !== '' ? code : undefined;
}
