import type { JsonObject } from '@retake/plugin-api';
import type { InspectedComponent } from './component-name.js';
import { type Effect, type Reason, rankOf, reasons } from './reasons.js';

/** Something noticed about a checkpoint. */
export interface Finding {
  readonly reason: Reason;
  readonly effect: Effect;
  readonly component: InspectedComponent | 'checkpoint';
  /** Below the inspected folder, with `/`. */
  readonly file: string | null;
  readonly tensor: string | null;
  /** One sentence. */
  readonly message: string;
  /** What to do. */
  readonly hint: string;
  readonly facts: JsonObject;
}

/** What a finding may say beside its reason. */
export interface FindingDetails {
  readonly file?: string;
  readonly tensor?: string;
  readonly facts?: JsonObject;
  /** Instead of the reason's own effect: a defect of one half leaves the other half working. */
  readonly effect?: Effect;
  readonly hint?: string;
}

export function finding(
  component: Finding['component'],
  reason: Reason,
  message: string,
  details: FindingDetails = {},
): Finding {
  return {
    reason,
    effect: details.effect ?? reasons[reason].effect,
    component,
    file: details.file ?? null,
    tensor: details.tensor ?? null,
    message,
    hint: details.hint ?? reasons[reason].hint,
    facts: details.facts ?? {},
  };
}

const severity: readonly Effect[] = ['broken', 'misplaced', 'limited', 'note'];

/** The finding that decides: the gravest, then the most fundamental. */
export function worstOf(findings: readonly Finding[]): Finding | undefined {
  return [...findings].sort(
    (a, b) => severity.indexOf(a.effect) - severity.indexOf(b.effect) || rankOf(a.reason) - rankOf(b.reason),
  )[0];
}
