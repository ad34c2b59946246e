import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { pathOf } from './path-of.js';

test.each([
  ['~/models/wan', resolve('/people/me/models/wan')],
  ['~', resolve('/people/me')],
  ['"/data/my models"', resolve('/data/my models')],
  ["'x/y'", resolve('x/y')],
  ['~other', resolve('~other')],
])('%s', (answer, path) => expect(pathOf(answer, '/people/me')).toBe(path));
