import {
  type ErrorClassifier,
  type FailureRule,
  type JsonObject,
  RetakeError,
  ruleClassifier,
} from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { createErrorBridge, type ErrorBridge, type HostHandler } from './error-bridge.js';

const rule: FailureRule = {
  id: 'room',
  when: { words: [/no room/] },
  code: 'WAN_MEMORY_MANAGEMENT/room',
  category: 'WAN_MEMORY_MANAGEMENT',
  type: 'vram_exhaustion',
  severity: 'high',
  scope: 'device',
  transience: 'needs_change',
  confidence: 0.9,
  userMessage: 'There is no room.',
  nextSteps: ['Make some.'],
};
const value = ruleClassifier([rule]);
const classifiers = [{ id: 'table', value }];

/** A host whose handler always asks the bridge about what it is given, as a thoughtless one would. */
function host(id: string, bridge: () => ErrorBridge) {
  const calls: unknown[] = [];
  const handler: HostHandler = {
    id,
    handles: () => true,
    handle: async (error) => {
      calls.push(error);
      return (await bridge().handle(error, { from: id })).kind;
    },
  };
  return { calls, handler };
}

describe('the bridge', () => {
  it('says what an error means, in both vocabularies', async () => {
    const bridge = createErrorBridge({ classifiers });
    expect(bridge.handles(new Error('no room'))).toBe(true);
    expect(bridge.handles(new Error('weather'))).toBe(false);
    expect(await bridge.handle(new Error('no room'), { stage: 'decode', model: 'm' })).toMatchObject({
      kind: 'resource',
      retryable: false,
      failure: { type: 'vram_exhaustion', firstMove: 'resource_optimization', stage: 'decode', model: 'm' },
      problems: [],
    });
  });

  it('keeps the general answer without any classifier', async () => {
    const bridge = createErrorBridge({ classifiers: [] });
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(await bridge.handle(refused)).toMatchObject({
      kind: 'network',
      retryable: true,
      failure: { code: 'WAN_WEIGHTS_DOWNLOAD/general_network', firstMove: 'immediate_retry' },
    });
    expect(await bridge.handle({ kind: 'permission', message: 'no' })).toMatchObject({ kind: 'permission' });
    expect(await bridge.handle('nonsense')).toMatchObject({ kind: 'internal', failure: { confidence: 0 } });
    expect(await bridge.handle(undefined)).toMatchObject({ kind: 'internal' });
  });

  it('keeps the failure that an error of Retake holds, without asking a classifier', async () => {
    const { failure } = await createErrorBridge({ classifiers }).handle(new Error('no room'));
    const facts = JSON.parse(JSON.stringify({ failure: { ...failure, confidence: 0.97 } })) as JsonObject;
    const own = new RetakeError('run_failed', 'The run failed.', { facts });
    const { calls, handler } = host('host', () => bridge);
    const bridge: ErrorBridge = createErrorBridge({ classifiers: [], handlers: [handler] });
    expect(bridge.handles(own)).toBe(true);
    expect(await bridge.handle(own, { from: 'host' })).toMatchObject({
      kind: 'resource',
      retryable: false,
      message: 'There is no room.',
      failure: facts.failure,
    });
    expect(calls).toEqual([]);
    expect(await bridge.handle(new Error('wrapped', { cause: own }))).toMatchObject({ kind: 'resource' });
    expect(calls).toEqual([]);
  });

  it('hands an error to the first handler that wants it', async () => {
    const seen: unknown[] = [];
    const bridge = createErrorBridge({
      classifiers,
      handlers: [
        { id: 'picky', handles: () => false, handle: () => 'never' },
        { id: 'willing', handles: () => true, handle: (_, { kind }) => seen.push(kind) },
      ],
    });
    expect(await bridge.handle(new Error('no room'))).toMatchObject({ handledBy: 'willing', result: 1 });
    expect(seen).toEqual(['resource']);
  });

  it('never calls back into the handler an error came from', async () => {
    const { calls, handler } = host('host', () => bridge);
    const bridge: ErrorBridge = createErrorBridge({ classifiers, handlers: [handler] });
    const error = new Error('no room');
    expect(await bridge.handle(error, { from: 'host' })).not.toHaveProperty('handledBy');
    expect(calls).toEqual([]);
    await bridge.handle(error);
    expect(calls).toEqual([]);
    await bridge.handle(new Error('wrapped', { cause: error }));
    expect(calls).toEqual([]);
  });

  it.each([new Error('no room'), 'no room'])(
    'asks handlers that ask it in turn once each: %s',
    async (error) => {
      const [a, b] = [host('a', () => bridge), host('b', () => bridge)];
      const bridge: ErrorBridge = createErrorBridge({ classifiers, handlers: [a.handler, b.handler] });
      expect(await bridge.handle(error)).toMatchObject({ handledBy: 'a' });
      expect(a.calls.length + b.calls.length).toBe(1);
      expect(await bridge.handle(new Error('another: no room'))).toMatchObject({ handledBy: 'a' });
    },
  );

  it('ends where two bridges are each other’s handlers', async () => {
    let turns = 0;
    const over = (other: () => ErrorBridge): HostHandler => ({
      id: 'other side',
      handles: (error) => other().handles(error),
      handle: (error) => {
        turns += 1;
        return other().handle(error);
      },
    });
    const left: ErrorBridge = createErrorBridge({ classifiers, handlers: [over(() => right)] });
    const right: ErrorBridge = createErrorBridge({ classifiers, handlers: [over(() => left)] });
    expect(await left.handle(new Error('no room'))).toMatchObject({ handledBy: 'other side' });
    expect(turns).toBe(1);
  });

  it('goes on to the next handler when one throws, and does not hand its error back to it', async () => {
    const thrown = new Error('handler broke: no room');
    let asked = 0;
    const failing: HostHandler = {
      id: 'failing',
      handles: () => true,
      handle: () => {
        asked += 1;
        throw thrown;
      },
    };
    const bridge = createErrorBridge({
      classifiers,
      handlers: [failing, { id: 'calm', handles: () => true, handle: () => 'done' }],
    });
    expect(await bridge.handle(new Error('no room'))).toMatchObject({
      handledBy: 'calm',
      problems: [{ handler: 'failing', message: 'Error: handler broke: no room' }],
    });
    await bridge.handle(thrown);
    expect(asked).toBe(1);
  });

  it('honours what the other side asks for', async () => {
    const bridge = createErrorBridge({ classifiers: [], now: () => 0 });
    const busy = Object.assign(new Error('slow down'), { httpStatus: 429, headers: { 'Retry-After': '12' } });
    expect(await bridge.handle(busy)).toMatchObject({
      kind: 'rate_limit',
      retryable: true,
      retryAfterMs: 12_000,
      failure: { retryAfterMs: 12_000 },
    });
  });

  it('gives answers that go through JSON without loss', async () => {
    const { failure } = await createErrorBridge({ classifiers }).handle(new Error('no room'));
    expect(JSON.parse(JSON.stringify(failure))).toEqual(failure);
  });

  it('survives a classifier that throws and an error that cannot be read', async () => {
    const crashing: ErrorClassifier = {
      classify: () => {
        throw new Error('oops');
      },
    };
    const bridge = createErrorBridge({
      classifiers: [{ id: 'crashing', value: crashing }, ...classifiers],
      handlers: [{ id: 'h', handles: () => true, handle: () => 1 }],
    });
    expect((await bridge.handle(new Error('no room'))).failure.code).toBe(rule.code);
    const locked = new Proxy(
      {},
      {
        get: () => {
          throw new Error('locked');
        },
      },
    );
    expect(await bridge.handle(locked)).toMatchObject({ kind: 'internal' });
  });
});
