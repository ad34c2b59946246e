import type { RunEvent } from '@retake/kernel';
import { changesOf, costOf } from './describe-action.js';

const width = 960;
const left = 110;
const right = 20;
const rowHeight = 34;
const top = 46;
const barHeight = 18;
const noteHeight = 20;
const indent = '\u00a0'.repeat(14);

interface Note {
  readonly at: number;
  /** What broke or went on, then what was changed. */
  readonly lines: string[];
}

interface Span {
  readonly stage: string;
  readonly from: number;
  readonly to: number;
  readonly broke: boolean;
}

/** Draws a run as a Gantt chart: stages, the steps inside denoise, what broke and what was changed. */
export function timelineSvg(events: readonly RunEvent[]): string {
  const start = events[0]?.at ?? 0;
  const length = Math.max(1, (events.at(-1)?.at ?? start) - start);
  const x = (at: number) => left + ((at - start) / length) * (width - left - right);
  const spans = findSpans(events);
  const rows = [...new Set(spans.map((s) => s.stage))];
  const y = (stage: string) => top + rows.indexOf(stage) * rowHeight;
  const notes = findNotes(events);
  const notesTop = top + rows.length * rowHeight + 26;
  const lines = notes.flatMap((note, i) => [
    `${i + 1}  ${((note.at - start) / 1000).toFixed(1)} s  ${note.lines[0]}`,
    ...note.lines.slice(1).map((line) => `${indent}${line}`),
  ]);
  const parts = [
    ...rows.map((stage) => text(left - 10, y(stage) + 14, stage.replace('_', ' '), 'end')),
    ...spans.map((s) =>
      bar(x(s.from), y(s.stage), Math.max(2, x(s.to) - x(s.from)), s.broke ? '#fca5a5' : '#93c5fd'),
    ),
    ...stepTicks(events, x, y),
    ...notes.map((n, i) => marker(x(n.at), i + 1, notesTop - 22)),
    ...lines.map((line, i) => text(20, notesTop + 18 + i * noteHeight, line)),
  ];
  const height = notesTop + 30 + lines.length * noteHeight;
  const title = text(20, 26, `run ${events[0]?.runId ?? ''}: ${(length / 1000).toFixed(1)} s`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13"><rect width="${width}" height="${height}" fill="#fff"/>${title}${parts.join('')}</svg>\n`;
}

function findSpans(events: readonly RunEvent[]): Span[] {
  const spans: Span[] = [];
  let open: { stage: string; from: number } | undefined;
  for (const event of events) {
    if (event.type === 'stage.started') open = { stage: event.stage, from: event.at };
    const ended = event.type === 'stage.finished' || event.type === 'failure' || event.type === 'run.resumed';
    if (!open || !ended) continue;
    spans.push({ ...open, to: event.at, broke: event.type !== 'stage.finished' });
    open = undefined;
  }
  return spans;
}

function findNotes(events: readonly RunEvent[]): Note[] {
  const notes: Note[] = [];
  for (const event of events) {
    if (event.type === 'failure')
      notes.push({ at: event.at, lines: [`broke: ${event.failure.userMessage}`] });
    if (event.type === 'recovery.applied') notes.at(-1)?.lines.push(`changed: ${describeAction(event)}`);
    if (event.type === 'checkpoint.resumed')
      notes.push({ at: event.at, lines: [`went on after step ${event.step}`] });
  }
  return notes;
}

function describeAction(event: Extract<RunEvent, { type: 'recovery.applied' }>): string {
  return `${event.action.title ?? event.action.id} (${changesOf(event) || 'nothing in the plan'}; ${costOf(event)})`;
}

function stepTicks(
  events: readonly RunEvent[],
  x: (at: number) => number,
  y: (stage: string) => number,
): string[] {
  return events.flatMap((e) =>
    e.type === 'checkpoint'
      ? [`<path d="M${x(e.at).toFixed(1)} ${y(e.stage)}v${barHeight}" stroke="#1d4ed8"/>`]
      : [],
  );
}

function bar(x: number, y: number, w: number, fill: string): string {
  return `<rect x="${x.toFixed(1)}" y="${y}" width="${w.toFixed(1)}" height="${barHeight}" rx="3" fill="${fill}"/>`;
}

function marker(x: number, number: number, y: number): string {
  return `<path d="M${x.toFixed(1)} ${top - 6}V${y}" stroke="#b45309" stroke-dasharray="3 3"/>${text(x, y + 14, String(number), 'middle', '#b45309')}`;
}

function text(x: number, y: number, content: string, anchor = 'start', fill = '#0f172a'): string {
  const safe = content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<text x="${x.toFixed(1)}" y="${y}" text-anchor="${anchor}" fill="${fill}">${safe}</text>`;
}
