const watchedEvents = ['exit', 'SIGINT', 'SIGTERM', 'uncaughtException', 'unhandledRejection'] as const;

/** Takes a picture of the process; the function returned tells what has changed since, as sentences. */
export function watchSideEffects(): () => readonly string[] {
  const before = picture();
  return () => {
    const after = picture();
    return Object.entries(after).flatMap(([what, items]) => describeChange(what, before[what] ?? [], items));
  };
}

function describeChange(what: string, before: readonly string[], after: readonly string[]): string[] {
  const added = after.filter((item) => !before.includes(item));
  const removed = before.filter((item) => !after.includes(item));
  return [
    ...added.map((item) => `${what}: added ${item}`),
    ...removed.map((item) => `${what}: removed ${item}`),
  ];
}

function picture(): Readonly<Record<string, readonly string[]>> {
  return {
    globals: Object.getOwnPropertyNames(globalThis),
    environment: Object.entries(process.env).map(([name, value]) => `${name}=${value}`),
    'working directory': [process.cwd()],
    'process listeners': watchedEvents.map((event) => `${event} ×${process.listenerCount(event)}`),
    'open resources': numbered(process.getActiveResourcesInfo()),
  };
}

/** Equal items told apart: the second `Timeout` becomes `Timeout 2`. */
function numbered(items: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return items.map((item) => {
    const count = (counts.get(item) ?? 0) + 1;
    counts.set(item, count);
    return `${item} ${count}`;
  });
}
