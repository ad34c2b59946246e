import { type PluginKind, points, services, type Token } from '@retake/plugin-api';
import type { Collected } from './collect.js';
import { FakeClock } from './fake-clock.js';
import { FakeRandom } from './fake-random.js';
import { fakeService } from './fake-service.js';
import type { Finding } from './finding.js';
import { requiredMembers } from './required-members.js';
import { silentLogger } from './silent-logger.js';

/** Creates every contribution with fakes and looks whether it has what its point asks for. */
export async function checkCreate(
  collected: readonly Collected[],
  given: Readonly<Record<string, unknown>>,
  cacheDirectory: string,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const { point, contribution } of collected) {
    const name = `${point} "${contribution.id}"`;
    const values = contribution.inject.map((token) => provide(token, given, cacheDirectory));
    const without = values.map((value, index) => (contribution.inject[index]?.optional ? undefined : value));
    const optional = contribution.inject.some((token) => token.optional);
    try {
      const value = await contribution.create(...values);
      found.push(...missingMembers(name, point, value));
    } catch (error) {
      found.push(
        finding(`${name} cannot be created: ${String(error)}`, 'Use what is injected only after create.'),
      );
    }
    if (optional) found.push(...(await createWithout(name, () => contribution.create(...without))));
  }
  return found;
}

async function createWithout(name: string, create: () => unknown): Promise<Finding[]> {
  try {
    await create();
    return [];
  } catch (error) {
    const message = `${name} cannot be created without what it injects as optional: ${String(error)}`;
    return [finding(message, 'Take undefined for it, or inject it without optional.')];
  }
}

function provide(
  token: Token<unknown>,
  given: Readonly<Record<string, unknown>>,
  cacheDirectory: string,
): unknown {
  if (token.id in given) return given[token.id];
  if (token.id === services.clock.id) return new FakeClock();
  if (token.id === services.random.id) return new FakeRandom();
  if (token.id === services.logger.id) return silentLogger;
  if (token.id === services.cacheDirectory.id) return cacheDirectory;
  return fakeService(token.id);
}

function missingMembers(name: string, point: string, value: unknown): Finding[] {
  if (!(point in points)) return [];
  if (typeof value !== 'object' || value === null)
    return [finding(`${name} is created as ${value === null ? 'null' : typeof value}`, 'Return an object.')];
  return requiredMembers[point as PluginKind]
    .filter((member) => !(member in value))
    .map((member) =>
      finding(`${name} has no ${member}`, `Implement the contract of "${point}" in plugin-api.`),
    );
}

function finding(message: string, hint: string): Finding {
  return { check: 'create', message, hint };
}
