import type { FolderVerdict } from './guide-tools.js';

/** What @retake/inspect says of a folder; loaded only when it is asked. */
export async function inspectFolder(folder: string, signal: AbortSignal): Promise<FolderVerdict> {
  const { inspectCheckpoint } = await import('@retake/inspect');
  const report = await inspectCheckpoint(folder, { signal });
  const findings = [...report.findings, ...report.components.flatMap((component) => component.findings)];
  return {
    usable: report.pipelines.some(({ quality, buildable }) => quality === 'full' && buildable),
    summary: report.summary,
    problems: findings.filter(({ effect }) => effect !== 'note').map(({ message }) => message),
  };
}
