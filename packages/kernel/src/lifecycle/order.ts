import type { ContributionRecord } from './contribution-record.js';

/** Higher priority first, then plugin id, then contribution id, by code unit. Never by discovery. */
export function compareContributions(a: ContributionRecord, b: ContributionRecord): number {
  return (
    b.declaration.priority - a.declaration.priority ||
    compareText(a.plugin.id ?? '', b.plugin.id ?? '') ||
    compareText(a.declaration.id, b.declaration.id)
  );
}

/** By code unit: the same everywhere, whatever the language of the machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
