import { exitCodes } from './exit-codes.js';

type Program = Pick<NodeJS.Process, 'listenerCount' | 'exit'> & {
  emit(event: 'SIGTERM'): unknown;
  readonly stdout: Pick<NodeJS.WriteStream, 'on'>;
  readonly stderr: Pick<NodeJS.WriteStream, 'on'>;
};

/**
 * Ends the program, as others do, when nobody reads its results any more (`retake … | head`): by what Ctrl-C does where a command
 * stops in good order, else at once. What cannot be said on stderr is not said.
 */
export function leaveWithReader(program: Program): void {
  let left = false;
  program.stderr.on('error', () => undefined);
  program.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (left) return;
    left = true;
    if (error.code === 'EPIPE' && program.listenerCount('SIGTERM') > 0) program.emit('SIGTERM');
    else program.exit(error.code === 'EPIPE' ? exitCodes.readerGone : exitCodes.failure);
  });
}
