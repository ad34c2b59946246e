/** The command line was wrong: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What to type instead. */
  readonly hint: string | undefined;
  /** Where commands and flags are described. */
  readonly docsUrl = 'docs/cli.md#asked-wrongly';

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
