/** Names with what they stand for. */
export type Facts = Readonly<Record<string, string | number>>;

/**
 * Puts facts into a text: `{run}` becomes the fact of that name, `{run|RUN}` becomes `RUN` where it is not known. A name without
 * fact and without stand-in stays as it is.
 * @param write how a fact is written; give `shellWord` for what is to be typed
 */
export function fill(template: string, facts: Facts, write: (text: string) => string = String): string {
  return template.replaceAll(/\{(\w+)(?:\|([^}]*))?\}/g, (whole, name: string, instead?: string) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    return fact === undefined ? (instead ?? whole) : write(String(fact));
  });
}
