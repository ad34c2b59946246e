import { type Plugin, type PluginManifest, points } from '@retake/plugin-api';
import { type Collected, collect } from './collect.js';
import type { Finding } from './finding.js';
import { watchSideEffects } from './watch-side-effects.js';

const knownFields = ['id', 'priority', 'inject', 'create'];

/** Registers a plugin twice: it must declare the same both times, leave the process alone, and keep to its manifest. */
export function checkRegister(
  plugin: Plugin,
  config: unknown,
  manifest: PluginManifest,
): { readonly collected: readonly Collected[]; readonly findings: readonly Finding[] } {
  const changes = watchSideEffects();
  let collected: readonly Collected[];
  let again: readonly Collected[];
  try {
    collected = collect(plugin, config);
    again = collect(plugin, config);
  } catch (error) {
    return {
      collected: [],
      findings: [finding(`register threw: ${String(error)}`, 'Only declare in register.')],
    };
  }
  const findings = [
    ...changes().map((change) =>
      finding(`register has a side effect: ${change}`, 'Do it in create or start.'),
    ),
    ...(shape(collected) === shape(again)
      ? []
      : [
          finding(
            'register declares something else the second time',
            'Let it depend on its configuration only.',
          ),
        ]),
    ...collected.flatMap(checkFields),
    ...checkKinds(collected, manifest.kinds),
    ...checkUnique(collected),
  ];
  return { collected, findings };
}

function shape(collected: readonly Collected[]): string {
  return JSON.stringify(
    collected.map(({ point, contribution: { id, priority, inject } }) => [
      point,
      id,
      priority,
      inject.map((t) => t.id),
    ]),
  );
}

function checkFields({ point, contribution }: Collected): Finding[] {
  return Object.keys(contribution)
    .filter((field) => !knownFields.includes(field))
    .map((field) =>
      finding(
        `${point} "${contribution.id}" has the unknown field "${field}"`,
        `Known are ${knownFields.join(', ')}.`,
      ),
    );
}

function checkKinds(collected: readonly Collected[], kinds: readonly string[]): Finding[] {
  const used = new Set(collected.map(({ point }) => point).filter((point) => point in points));
  const hint = 'Name in `retake.kinds` exactly the points the plugin contributes to.';
  return [
    ...kinds
      .filter((kind) => !used.has(kind))
      .map((kind) => finding(`kind "${kind}" is named but not contributed`, hint)),
    ...[...used]
      .filter((kind) => !kinds.includes(kind))
      .map((kind) => finding(`kind "${kind}" is not named`, hint)),
  ];
}

function checkUnique(collected: readonly Collected[]): Finding[] {
  const keys = collected.map(({ point, contribution }) => `${point} "${contribution.id}"`);
  return keys
    .filter((key, index) => keys.indexOf(key) !== index)
    .map((key) => finding(`${key} is declared twice`, 'Give each contribution of a point its own id.'));
}

function finding(message: string, hint: string): Finding {
  return { check: 'register', message, hint };
}
