import { type ErrorEvidence, type Failure, firstMoveOf } from '@retake/plugin-api';
import type { NamedClassifier } from '../explain/explain.js';
import { collectEvidence } from '../recovery/evidence.js';
import { failureDocs, placeOf } from '../recovery/failure-place.js';
import { weigh } from '../recovery/weigh.js';
import { ErrorMarks } from './error-marks.js';
import { generalFailures } from './general-failures.js';
import { type GeneralKind, toGeneralKind } from './general-kind.js';
import { generalKindOf } from './general-kind-of.js';
import { ownFailureOf } from './own-failure.js';
import { retryAfterOf } from './retry-after-of.js';

/** Where and from whom an error came. */
export interface BridgeContext {
  /** Id of the handler that hands the error in; it is not called back. */
  readonly from?: string;
  readonly stage?: string;
  readonly model?: string;
}

/** What a handler of another system gets: the error, and what it means in general words. */
export interface GeneralError {
  readonly kind: GeneralKind;
  readonly message: string;
  /** True when the same call may pass, after `retryAfterMs` if that is there. */
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  readonly failure: Failure;
}

/** The error handler of another system. */
export interface HostHandler {
  readonly id: string;
  handles(error: unknown): boolean;
  handle(error: unknown, meaning: GeneralError): unknown;
}

/** What became of an error. */
export interface BridgeAnswer extends GeneralError {
  /** Id of the host's handler that took it; undefined when none was asked or none wanted it. */
  readonly handledBy?: string;
  /** What that handler gave back. */
  readonly result?: unknown;
  /** Handlers that threw instead, and what. */
  readonly problems: readonly { readonly handler: string; readonly message: string }[];
}

/** Between Retake and the error handling of the application around it. */
export interface ErrorBridge {
  /** Whether the error is known: by a classifier, or as one of Retake's own that holds its failure. False while the error is being handled, so that two bridges never play ball with it. */
  handles(error: unknown): boolean;
  /** Says what the error means and hands it to the first handler that wants it and has not had it. Never rejects. */
  handle(error: unknown, context?: BridgeContext): Promise<BridgeAnswer>;
}

export interface ErrorBridgeOptions {
  /** May be empty: the general answer remains. */
  readonly classifiers: readonly NamedClassifier[];
  readonly handlers?: readonly HostHandler[];
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** From this confidence on, an error counts as known. */
const known = 0.5;
/** What the general answer is worth. */
const generalConfidence = 0.3;

/** A bridge between Retake and the handlers of a host application. */
export function createErrorBridge({
  classifiers,
  handlers = [],
  now = Date.now,
}: ErrorBridgeOptions): ErrorBridge {
  const marks = new ErrorMarks();
  const inFlight = new Set<unknown>();

  function judge(error: unknown, context: BridgeContext): Failure {
    const own = quietly(() => ownFailureOf(error));
    if (own) return own;
    const evidence = collectEvidence(error, context);
    const said = classifiers.map(({ id, value }) => ({
      classifier: id,
      said: quietly(() => value.classify(evidence)),
    }));
    const [best] = weigh(said, evidence);
    const failure = best && best.confidence > generalConfidence ? best : general(error, evidence, best);
    const wait = failure.retryAfterMs ?? quietly(() => retryAfterOf(error, now()));
    return wait === undefined ? failure : { ...failure, retryAfterMs: wait };
  }

  async function route(
    error: unknown,
    meaning: GeneralError,
    from: string | undefined,
  ): Promise<BridgeAnswer> {
    const problems: { handler: string; message: string }[] = [];
    for (const handler of handlers) {
      if (handler.id === from || marks.has(error, handler.id)) continue;
      marks.add(error, handler.id);
      try {
        if (!handler.handles(error)) continue;
        const result: unknown = await handler.handle(error, meaning);
        return { ...meaning, handledBy: handler.id, result, problems };
      } catch (thrown) {
        if (typeof thrown === 'object' && thrown !== null) marks.add(thrown, handler.id);
        problems.push({ handler: handler.id, message: String(thrown) });
      }
    }
    return { ...meaning, problems };
  }

  return {
    handles: (error) => !inFlight.has(error) && judge(error, {}).confidence >= known,
    async handle(error, context = {}) {
      const meaning = generalErrorOf(judge(error, context));
      if (inFlight.has(error)) return { ...meaning, problems: [] };
      inFlight.add(error);
      if (context.from !== undefined) marks.add(error, context.from);
      try {
        return await route(error, meaning, context.from);
      } finally {
        inFlight.delete(error);
        marks.forgetPlain(error);
      }
    },
  };
}

function generalErrorOf(failure: Failure): GeneralError {
  const { retryAfterMs } = failure;
  return {
    kind: toGeneralKind(failure.type),
    message: failure.userMessage,
    retryable: failure.transience === 'transient',
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    failure,
  };
}

/** The answer where no classifier knows better than by guessing. */
function general(error: unknown, evidence: ErrorEvidence, guess: Failure | undefined): Failure {
  const named = quietly(() => (error as { readonly kind?: unknown } | undefined)?.kind);
  const kind = generalKindOf(evidence, named);
  if (kind === 'internal' && guess) return guess;
  const { code, ...row } = generalFailures[kind];
  const chain = [evidence, ...evidence.causes].map(({ name, message }) => `${name}: ${message}`);
  return {
    ...row,
    code,
    firstMove: firstMoveOf(row.type, row.category, row.transience),
    confidence: kind === 'internal' ? 0 : generalConfidence,
    evidence: { classifier: 'kernel', rule: `general_${kind}` },
    ...placeOf(evidence),
    technicalDetail: chain.join('\ncaused by '),
    docsUrl: failureDocs(code),
    facts: evidence.facts,
  };
}

function quietly<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
