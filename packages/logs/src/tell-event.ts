import type { LogLevel } from './log-level.js';

/** An event of a run as this package sees it: its type and whatever it carries. */
export type SeenEvent = { readonly type: string; readonly at: number; readonly runId: string };

type Carried = Readonly<Record<string, unknown>>;

interface Telling {
  readonly level: LogLevel;
  readonly words: (event: Carried) => string;
  /** Fields that go into the line. */
  readonly fields?: readonly string[];
}

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const inner = (value: unknown) => (value ?? {}) as Carried;

/** What is logged of each event, and how urgent it is. Events that are not listed are not logged. */
const tellings: Readonly<Record<string, Telling>> = {
  'run.created': {
    level: 'INFO',
    words: () => 'the run was created',
    fields: ['request', 'settings', 'versions', 'hardware', 'simulated'],
  },
  'run.started': { level: 'INFO', words: () => 'the run started', fields: ['pid'] },
  'run.resumed': { level: 'USER_ACTION', words: () => 'a person went on with the run' },
  'run.changed': { level: 'USER_ACTION', words: () => 'a person changed the run', fields: ['changes'] },
  'request.adjusted': { level: 'WARN', words: () => 'the request was adjusted', fields: ['changes'] },
  'plan.made': { level: 'INFO', words: () => 'the plan was made', fields: ['plan', 'estimates'] },
  'stage.started': { level: 'INFO', words: (e) => `${text(e.title)}: started`, fields: ['index'] },
  'stage.reused': { level: 'INFO', words: (e) => `${text(e.title)}: reused`, fields: ['index'] },
  'stage.finished': {
    level: 'INFO',
    words: (e) => `${text(e.stage)}: finished`,
    fields: ['facts', 'wallMs', 'directory'],
  },
  checkpoint: { level: 'DEBUG', words: (e) => `step ${text(e.step)} is kept`, fields: ['step', 'bytes'] },
  'checkpoint.resumed': {
    level: 'RECOVERY',
    words: (e) => `goes on after step ${text(e.step)}`,
    fields: ['step'],
  },
  worker: { level: 'DEBUG', words: (e) => `process ${text(e.pid)} serves the run`, fields: ['pid'] },
  'plugin.problem': {
    level: 'WARN',
    words: (e) => text(e.message),
    fields: ['plugin', 'point', 'contribution', 'method', 'code', 'hint'],
  },
  'history.problem': { level: 'WARN', words: (e) => text(e.message), fields: ['file', 'code', 'hint'] },
  'breaker.probe': { level: 'RECOVERY', words: () => 'this attempt probes a breaker', fields: ['breaker'] },
  failure: { level: 'ERROR', words: (e) => text(inner(e.failure).userMessage), fields: ['failure'] },
  'recovery.proposed': {
    level: 'RECOVERY',
    words: (e) => `${(e.actions as readonly unknown[] | undefined)?.length ?? 0} actions were considered`,
    fields: ['failureCode', 'actions'],
  },
  'recovery.operating': {
    level: 'RECOVERY',
    words: (e) => `repairs: ${text(e.actionId)}`,
    fields: ['actionId', 'operation', 'failureCode'],
  },
  'recovery.operated': {
    level: 'RECOVERY',
    words: (e) => text(e.detail),
    fields: ['actionId', 'operation', 'failureCode', 'changed', 'facts', 'wallMs'],
  },
  'recovery.applied': {
    level: 'RECOVERY',
    words: (e) => text(inner(e.action).title ?? inner(e.action).id),
    fields: ['action', 'failureCode', 'changes', 'delayMs', 'deviceSeconds'],
  },
  'recovery.outcome': {
    level: 'RECOVERY',
    words: (e) => `${text(e.actionId)} ${text(e.outcome)}`,
    fields: ['actionId', 'failureCode', 'outcome'],
  },
  'run.finished': { level: 'INFO', words: () => 'the run finished', fields: ['files', 'report'] },
  'run.failed': {
    level: 'USER_ACTION',
    words: (e) => text((e.nextSteps as readonly unknown[] | undefined)?.[0] ?? 'the run failed'),
    fields: ['failure', 'nextSteps'],
  },
  'run.canceled': { level: 'USER_ACTION', words: () => 'the run was canceled', fields: ['reason'] },
};

/** The line of an event, or undefined for one that is not logged. */
export function tellEvent(
  event: SeenEvent,
): { readonly level: LogLevel; readonly message: string; readonly fields: Carried } | undefined {
  const telling = Object.hasOwn(tellings, event.type) ? tellings[event.type] : undefined;
  if (!telling) return undefined;
  const carried = event as unknown as Carried;
  const fields = Object.fromEntries((telling.fields ?? []).map((name) => [name, carried[name]]));
  return { level: telling.level, message: telling.words(carried), fields: { event: event.type, ...fields } };
}
