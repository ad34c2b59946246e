import { type Contribution, points, type Registrar, RetakeError, type Token } from '@retake/plugin-api';
import { PluginProblem } from '../report/index.js';
import { ContributionRecord, type Declaration } from './contribution-record.js';
import type { PluginRecord } from './plugin-record.js';

/**
 * Lets a plugin declare and gives back everything at once: when `register` throws, nothing of it exists.
 * @throws PluginProblem `register_failed`, `contribution_invalid`, `kind_undeclared`
 */
export function collectContributions(record: PluginRecord): readonly ContributionRecord[] {
  const collected: ContributionRecord[] = [];
  let open = true;
  const registrar: Registrar = {
    contribute(point, contribution) {
      if (!open) throw tooLate(record);
      collected.push(new ContributionRecord(record, checkDeclaration(record, point, contribution)));
    },
  };
  try {
    const result: unknown = record.plugin?.register(registrar, record.config as never);
    if (result instanceof Promise) {
      result.catch(() => undefined);
      throw new Error('register returned a promise; it must be synchronous');
    }
  } catch (cause) {
    if (cause instanceof PluginProblem) throw cause;
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new PluginProblem('register', 'register_failed', `${record.name} failed to register: ${words}`, {
      cause,
    });
  } finally {
    open = false;
  }
  return collected;
}

function checkDeclaration(
  record: PluginRecord,
  point: Token<unknown>,
  contribution: Contribution<unknown, readonly Token<unknown>[]>,
): Declaration {
  const problem = findShapeProblem(point, contribution);
  if (problem)
    throw new PluginProblem('register', 'contribution_invalid', `${record.name} contributed ${problem}`);
  const kinds = record.candidate.manifest?.kinds;
  if (kinds !== undefined && point.id in points && !kinds.includes(point.id)) {
    const message = `${record.name} contributes a ${point.id} but names only ${kinds.join(', ')} in \`retake.kinds\``;
    throw new PluginProblem('register', 'kind_undeclared', message);
  }
  const { id, priority = 0, inject } = contribution;
  const create = contribution.create.bind(contribution) as Declaration['create'];
  return { point: point.id, id, priority, inject: [...inject], create };
}

function findShapeProblem(point: unknown, contribution: unknown): string | undefined {
  if (!isToken(point)) return 'to something that is no point';
  if (typeof contribution !== 'object' || contribution === null) return `no object to "${point.id}"`;
  const { id, priority, inject, create } = contribution as Record<string, unknown>;
  if (typeof id !== 'string' || id === '') return `something without an id to "${point.id}"`;
  if (priority !== undefined && !Number.isFinite(priority))
    return `"${id}" with a priority that is no number`;
  if (!Array.isArray(inject) || !inject.every(isToken)) return `"${id}" without a list of tokens as inject`;
  if (typeof create !== 'function') return `"${id}" without a create function`;
  return undefined;
}

function isToken(value: unknown): value is Token<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as Token<unknown>).id === 'string';
}

function tooLate(record: PluginRecord): RetakeError {
  return new RetakeError(
    'plugin_definition_invalid',
    `${record.name} contributed after register had returned`,
    {
      hint: 'Declare every contribution before register returns.',
    },
  );
}
