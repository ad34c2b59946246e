import type { HeadAnswer } from './guide-tools.js';

/** A server that says nothing for so long does not answer. */
const longestMs = 15_000;

/** Asks for the head of a page, without following redirects. @throws the signal's reason when aborted */
export async function headRequest(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<HeadAnswer> {
  const timeout = AbortSignal.timeout(longestMs);
  try {
    const answer = await fetch(url, {
      method: 'HEAD',
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout]),
    });
    const wait = Number(answer.headers.get('retry-after'));
    return { status: answer.status, retryAfterSeconds: wait > 0 ? wait : null };
  } catch (error) {
    signal.throwIfAborted();
    if (timeout.aborted) return { problem: `no answer within ${longestMs / 1_000} s` };
    return { problem: innermost(error) };
  }
}

function innermost(error: unknown): string {
  let last = error;
  while (last instanceof Error && last.cause instanceof Error) last = last.cause;
  const { code, message } = last as { code?: string; message?: string };
  return message || code || String(last);
}
