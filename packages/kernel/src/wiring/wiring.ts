import 'reflect-metadata';
import type { Token } from '@retake/plugin-api';
import { type BindingIdentifier, Container, type ServiceIdentifier } from 'inversify';

/** What one parameter of a contribution is filled with: a service, the contribution bound under `key`, or `undefined`. */
export type Injection = Present | { readonly absent: true };

type Present = { readonly service: string } | { readonly point: string; readonly key: string };

export interface Recipe {
  readonly point: string;
  /** Unique at the point: `plugin/contribution`. */
  readonly key: string;
  readonly injections: readonly Injection[];
  create(...values: unknown[]): unknown;
}

const scope = 'retake.injectable';

/**
 * The container. Contributions are bound one by one under their point and name and asked for one by one, so that what
 * one throws reaches nobody else. Nothing outside this folder knows inversify.
 */
export class Wiring {
  readonly #container = new Container();
  readonly #bound = new Map<string, BindingIdentifier>();

  provide<T>(token: Token<T>, value: T): void {
    this.#container.bind<T>(identify<T>('service', token.id)).toConstantValue(value);
  }

  has(token: Token<unknown>): boolean {
    return this.#container.isBound(identify('service', token.id));
  }

  /** Creates a contribution once and keeps it. Rejects with whatever `create` throws. */
  async create(recipe: Recipe): Promise<unknown> {
    const point = identify('point', recipe.point);
    const present = recipe.injections.filter(isPresent);
    const bound = this.#container
      .bind<unknown>(point)
      .toResolvedValue(
        (...values: unknown[]) => recipe.create(...inPlaces(recipe.injections, values)),
        present.map(toInjectOptions),
      )
      .inSingletonScope();
    this.#bound.set(keyOf(recipe), bound.getIdentifier());
    bound.whenNamed(recipe.key);
    return this.#container.getAsync(point, { name: recipe.key });
  }

  /** Forgets a contribution; its value is injected no more. */
  forget(recipe: Pick<Recipe, 'point' | 'key'>): void {
    const identifier = this.#bound.get(keyOf(recipe));
    this.#bound.delete(keyOf(recipe));
    // Not awaited: unbinding waits for a `create` that may never settle.
    if (identifier !== undefined) this.#container.unbindAsync(identifier).catch(() => undefined);
  }
}

function keyOf({ point, key }: Pick<Recipe, 'point' | 'key'>): string {
  return `${point} ${key}`;
}

/** The values of what is there, at the places of what was asked for, with `undefined` where something is absent. */
function inPlaces(injections: readonly Injection[], values: readonly unknown[]): unknown[] {
  const rest = values.values();
  return injections.map((injection) => (isPresent(injection) ? rest.next().value : undefined));
}

function isPresent(injection: Injection): injection is Present {
  return !('absent' in injection);
}

function toInjectOptions(injection: Present) {
  return 'service' in injection
    ? { serviceIdentifier: identify('service', injection.service) }
    : { serviceIdentifier: identify('point', injection.point), name: injection.key };
}

function identify<T>(role: 'service' | 'point', id: string): ServiceIdentifier<T> {
  return Symbol.for(`${scope}.${role}.${id}`) as ServiceIdentifier<T>;
}
