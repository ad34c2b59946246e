import type { CheckpointReport, ComponentReport, ComponentStatus, Finding } from '@retake/inspect';
import { showBytes } from './bytes.js';
import type { Colors } from './colors.js';
import { showTable } from './table.js';

const marks: Readonly<Record<ComponentStatus, '✓' | '!' | '✗' | ' '>> = {
  usable: '✓',
  limited: '!',
  misplaced: '✗',
  unusable: '✗',
  missing: '✗',
  unneeded: ' ',
};

/** A report for people: components in a table, what to do about each defect, what can be made of the rest. */
export function showCheckpoint(report: CheckpointReport, colors: Colors): string {
  const parts = report.components.filter(({ status }) => status !== 'unneeded');
  const findings = [...report.findings, ...parts.flatMap((part) => part.findings)];
  return [
    colors.bold(report.summary),
    colors.dim(report.folder),
    ...(parts.length > 0 ? ['', showParts(parts)] : []),
    ...showFindings(findings, colors),
    ...showPipelines(report, colors),
  ].join('\n');
}

function showParts(parts: readonly ComponentReport[]): string {
  const bytes = (memory: number | undefined) => (memory === undefined ? '-' : showBytes(memory));
  const rows = parts.map(({ name, status, bytes: size, memory, reason }) => [
    `${marks[status]} ${name}`,
    status,
    size === 0 ? '-' : showBytes(size),
    bytes(memory?.fp32),
    bytes(memory?.bf16),
    bytes(memory?.int8),
    bytes(memory?.int4),
    reason ?? '',
  ]);
  return showTable(['component', '', 'on disk', 'fp32', 'bf16', 'int8', 'int4', ''], rows);
}

function showFindings(findings: readonly Finding[], colors: Colors): string[] {
  if (findings.length === 0) return [];
  const marks = {
    broken: colors.red('✗'),
    misplaced: colors.red('✗'),
    limited: colors.yellow('!'),
    note: colors.dim('·'),
  };
  return [
    '',
    ...findings.flatMap(({ effect, component, message, hint }) => [
      `${marks[effect]} ${component}: ${message}`,
      ...(effect === 'note' ? [] : [`    ${hint}`]),
    ]),
  ];
}

function showPipelines({ pipelines }: CheckpointReport, colors: Colors): string[] {
  const told = pipelines.filter(({ quality, buildable }) => buildable || quality === 'full');
  if (told.length === 0) return [];
  return [
    '',
    'What can be made of it:',
    ...told.map(({ title, buildable, runsIn, lacks, note }) =>
      buildable
        ? `${colors.green('✓')} ${title} (${runsIn.join(', ')})${note === null ? '' : `\n    ${note}`}`
        : `${colors.dim('-')} ${title}: ${lacks.join(', ')} ${lacks.length === 1 ? 'is' : 'are'} not usable`,
    ),
  ];
}
