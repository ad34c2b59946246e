import { RetakeError, type Token } from '@retake/plugin-api';
import type { PluginReport } from '../report/index.js';
import type { ContributionBook } from './contribution-book.js';
import type { ContributionRecord } from './contribution-record.js';
import { describeAbsence } from './describe-absence.js';
import { guardCall } from './guard-call.js';
import type { ActiveContribution, CallOptions, CallOutcome, PluginHost } from './plugin-host.js';
import type { PluginRecord } from './plugin-record.js';
import { pointHint } from './point-hints.js';
import type { PhaseTools } from './run-phase.js';

export interface HostParts {
  readonly records: readonly PluginRecord[];
  readonly book: ContributionBook;
  readonly tools: Omit<PhaseTools, 'signal'>;
  stop(): Promise<void>;
}

const unknownCodes: Readonly<Record<string, 'model_unknown' | 'hardware_unknown'>> = {
  model: 'model_unknown',
  hardware: 'hardware_unknown',
};

/** The host over the records of one load. */
export class KernelPluginHost implements PluginHost {
  readonly #parts: HostParts;
  #stopped: Promise<void> | undefined;

  constructor(parts: HostParts) {
    this.#parts = parts;
  }

  get reports(): readonly PluginReport[] {
    return this.#parts.records.map((record) => record.report());
  }

  all<T>(point: Token<T>): readonly ActiveContribution<T>[] {
    return this.#parts.book
      .at(point)
      .filter((record) => record.state === 'active')
      .map((record) => toActive<T>(record));
  }

  get<T>(point: Token<T>, id: string): ActiveContribution<T> {
    const all = this.all(point);
    const found = all.find((contribution) => contribution.id === id);
    if (found) return found;
    const known = all.map((contribution) => contribution.id);
    const list = known.length === 0 ? 'there is none' : `there are ${known.join(', ')}`;
    const absence = describeAbsence(point.id, this.#parts.records);
    const code = unknownCodes[point.id] ?? 'plugin_unavailable';
    throw new RetakeError(code, `no ${point.id} "${id}" is installed; ${list}${absence}`, {
      ...(known.length === 0 ? { hint: pointHint(point.id) } : {}),
      facts: { point: point.id, given: id, known },
    });
  }

  first<T>(point: Token<T>): ActiveContribution<T> {
    const [first] = this.all(point);
    if (first) return first;
    const absence = describeAbsence(point.id, this.#parts.records);
    throw new RetakeError('plugin_unavailable', `no ${point.id} plugin is installed${absence}`, {
      hint: pointHint(point.id),
      facts: { point: point.id },
    });
  }

  async call<T, R>(
    contribution: ActiveContribution<T>,
    method: string,
    invoke: (value: T, signal: AbortSignal) => R | Promise<R>,
    options: CallOptions,
  ): Promise<CallOutcome<R>> {
    const record = this.#parts.book
      .at({ id: contribution.point })
      .find((item) => item.declaration.id === contribution.id);
    if (!record) throw new RetakeError('plugin_unavailable', `"${contribution.id}" is not of this host`);
    const { tools } = this.#parts;
    return guardCall(tools, record, method, (signal) => invoke(contribution.value, signal), options);
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#parts.stop();
    return this.#stopped;
  }
}

function toActive<T>(record: ContributionRecord): ActiveContribution<T> {
  const { id, point, priority } = record.declaration;
  return { id, pluginId: record.plugin.id ?? '', point, priority, value: record.value as T };
}
