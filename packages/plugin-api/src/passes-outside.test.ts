import { expect, it } from 'vitest';
import { passesOutside } from './passes-outside.js';
import { scopes, transiences } from './taxonomy.js';

it('holds for transient failures of the other side and of the machine, and for no others', () => {
  const outside = scopes.flatMap((scope) =>
    transiences.filter((transience) => passesOutside({ scope, transience })).map((how) => `${how} ${scope}`),
  );
  expect(outside).toEqual(['transient host', 'transient remote']);
});
