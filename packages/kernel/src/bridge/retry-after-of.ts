const msPerSecond = 1_000;
/** No server is waited for longer than a day. */
const longestMs = 86_400_000;
const mostLinks = 16;

/**
 * How long the other side asks to wait, in milliseconds: `retryAfterMs`, `retryAfter` or `retry_after` in seconds, or the header
 * `Retry-After` in seconds or as a date, on the error, its response or one of its causes. Undefined when it does not ask.
 * @param now milliseconds since the epoch, for dates
 */
export function retryAfterOf(error: unknown, now: number): number | undefined {
  let link = error;
  for (let depth = 0; depth < mostLinks && isObject(link); depth++) {
    const found = ofOne(link, now) ?? ofOne(link.response, now);
    if (found !== undefined) return found;
    link = link.cause;
  }
  return undefined;
}

function ofOne(value: unknown, now: number): number | undefined {
  if (!isObject(value)) return undefined;
  if (typeof value.retryAfterMs === 'number') return within(value.retryAfterMs);
  for (const wait of [value.retryAfter, value.retry_after, header(value.headers)]) {
    const ms = msOf(wait, now);
    if (ms !== undefined) return ms;
  }
  return undefined;
}

function header(headers: unknown): unknown {
  if (!isObject(headers)) return undefined;
  if (headers instanceof Headers) return headers.get('retry-after') ?? undefined;
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'retry-after');
  return name === undefined ? undefined : headers[name];
}

function msOf(wait: unknown, now: number): number | undefined {
  if (typeof wait === 'number') return within(wait * msPerSecond);
  if (typeof wait !== 'string') return undefined;
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(wait)) return within(Number(wait) * msPerSecond);
  const date = Date.parse(wait);
  return Number.isNaN(date) ? undefined : within(date - now);
}

function within(ms: number): number | undefined {
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), longestMs) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
