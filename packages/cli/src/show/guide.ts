import type { Guide, GuideDocument } from '@retake/guides';
import type { Colors } from './colors.js';
import { showTable } from './table.js';

const marks = { passed: '✓', confirmed: '✓', skipped: '–', failed: '✗', unknown: '?' } as const;

/** Where a guide stands, for a person: what is done, the step to do now, what its check found. */
export function showGuide(
  { title, about, minutes, state, step, check, done }: GuideDocument,
  colors: Colors,
): string {
  const left = done.map(
    (record) => `  ${marks[record.outcome]} ${record.title}${record.text ? `: ${record.text}` : ''}`,
  );
  const head = [
    title,
    ...(done.length === 0 ? [about, `${minutes[0]} to ${minutes[1]} minutes, as a rule.`] : left),
  ];
  if (!step) return [...head, '', state === 'done' ? 'All steps are done.' : 'Stopped.'].join('\n');
  return [
    ...head,
    '',
    `Step ${step.number} of ${step.of}: ${step.title}`,
    `  ${step.instruction}`,
    ...step.commands.map((line) => `    ${line}`),
    `  Expected: ${step.expected}`,
    ...step.hints.map((hint) => `  ${colors.dim(`· ${hint}`)}`),
    ...(check ? [`  ${marks[check.state]} ${check.text}`] : []),
    ...(step.asks ? [`  ${step.asks}`] : []),
  ].join('\n');
}

/** All guides, one line each. */
export function showGuides(guides: readonly Guide[]): string {
  const rows = guides.map(({ id, minutes, title }) => [id, `${minutes[0]} to ${minutes[1]} min`, title]);
  return showTable(['guide', 'time', ''], rows);
}
