import type { PreparedRun } from '@retake/kernel';
import type { JsonObject, StageEstimate } from '@retake/plugin-api';
import { showBytes } from './bytes.js';
import type { Colors } from './colors.js';
import { showTable } from './table.js';
import { showChange, showValue } from './value.js';

/** A plan for people: what is made, how, what was changed, what each stage needs. */
export function showPlan(prepared: PreparedRun, colors: Colors): string {
  const { plan, estimates, adjustments } = prepared;
  return [
    `${colors.bold(plan.model)} from ${plan.checkpoint} on ${plan.hardware}`,
    '',
    ...section('Request', plan.request),
    ...section('Options', plan.options),
    ...(adjustments.length > 0
      ? ['Adjusted', ...adjustments.map((change) => `  ${showChange(change)}: ${change.reason}`), '']
      : []),
    showTable(['stage', 'memory', 'of it'], estimates.map(showEstimate)),
    '',
    `least memory ${showBytes(prepared.leastBytes)}, with the most frugal settings`,
    showFit(prepared, colors),
  ].join('\n');
}

function showFit({ fits, limitBytes, leastBytes }: PreparedRun, colors: Colors): string {
  const limit = showBytes(limitBytes);
  if (fits) return `${colors.green('✓')} fits into ${limit}`;
  return leastBytes > limitBytes
    ? `${colors.red('✗')} nothing fits into ${limit}: even the most frugal settings need ${showBytes(leastBytes)}`
    : `${colors.red('✗')} does not fit into ${limit}: recovery would have to change the plan`;
}

function section(title: string, values: JsonObject): string[] {
  const rows = Object.entries(values).map(([name, value]) => `  ${name} ${showValue(value)}`);
  return rows.length > 0 ? [title, ...rows, ''] : [];
}

function showEstimate({ stage, peakBytes, parts }: StageEstimate): string[] {
  const shown = Object.entries(parts).map(([name, bytes]) => `${name} ${showBytes(bytes)}`);
  return [stage, showBytes(peakBytes), shown.join(', ')];
}
