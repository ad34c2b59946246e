import type { ErrorEvidence, EvidenceCause, JsonObject, Plan } from '@retake/plugin-api';

const maxDepth = 16;
const maxText = 16_384;

export interface EvidenceContext {
  readonly stage?: string;
  readonly step?: number;
  readonly plan?: Plan;
  /** Where there is no plan. */
  readonly model?: string;
}

/** Turns whatever was thrown into what classifiers read. Inner facts win over those of wrappers. */
export function collectEvidence(thrown: unknown, context: EvidenceContext): ErrorEvidence {
  const chain = causeChain(thrown);
  const [outer = thrown] = chain;
  const facts: JsonObject = Object.assign({}, ...chain.map((link) => objectField(link, 'facts') ?? {}));
  const innermost = (name: string) =>
    chain.reduce<unknown>((found, link) => field(link, name) ?? found, undefined);
  const code = textField(outer, 'code');
  return {
    message: messageOf(outer),
    name: nameOf(outer),
    ...(code === undefined ? {} : { code }),
    ...defined({
      errno: number(innermost('errno')),
      syscall: text(innermost('syscall')),
      path: text(innermost('path')),
      exitCode: number(facts.exitCode),
      signal: text(facts.signal),
      stderrTail: text(facts.stderrTail),
      httpStatus: number(facts.httpStatus) ?? number(innermost('httpStatus')),
      step: context.step,
    }),
    causes: chain.slice(1).map(causeOf),
    ...defined({ stage: context.stage, model: context.plan?.model ?? context.model, plan: context.plan }),
    facts,
  };
}

function causeChain(thrown: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let link = thrown; link !== undefined && link !== null && chain.length < maxDepth; ) {
    if (chain.includes(link)) break;
    chain.push(link);
    const errors = field(link, 'errors');
    link = field(link, 'cause') ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return chain;
}

function causeOf(link: unknown): EvidenceCause {
  const code = textField(link, 'code');
  return { name: nameOf(link), message: messageOf(link), ...(code === undefined ? {} : { code }) };
}

function messageOf(link: unknown): string {
  const message = textField(link, 'message');
  return (message ?? describe(link)).slice(0, maxText);
}

function nameOf(link: unknown): string {
  return textField(link, 'name') ?? typeof link;
}

function describe(value: unknown): string {
  try {
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  } catch {
    return 'something that cannot be shown was thrown';
  }
}

function field(link: unknown, name: string): unknown {
  try {
    return typeof link === 'object' && link !== null ? (link as Record<string, unknown>)[name] : undefined;
  } catch {
    return undefined;
  }
}

function objectField(link: unknown, name: string): JsonObject | undefined {
  const value = field(link, name);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  try {
    return JSON.parse(JSON.stringify(value)) as JsonObject;
  } catch {
    return undefined;
  }
}

function textField(link: unknown, name: string): string | undefined {
  return text(field(link, name));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
