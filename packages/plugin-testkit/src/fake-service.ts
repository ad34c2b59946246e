/**
 * Stands in for a contribution of another plugin: has every method, and each throws when called.
 * Enough for `create`, which only keeps what it is given.
 */
export function fakeService(token: string): unknown {
  const refuse = (member: string) => () => {
    throw new Error(`fake ${token}: ${member} was called, but nothing real stands behind it`);
  };
  return new Proxy(Object.create(null) as object, {
    get: (_, member) => (member === 'then' || typeof member === 'symbol' ? undefined : refuse(member)),
  });
}
