import type { LogRecord } from '@retake/logs';
import type { JsonObject, JsonValue } from '@retake/plugin-api';
import { showBytes } from './bytes.js';
import type { Colors } from './colors.js';

const widest = 'USER_ACTION'.length;
const timeStart = 11;
const timeEnd = 19;

/** A line of a log for people; below an error its causes, the machine's state, and what to do. */
export function showLogRecord(record: LogRecord, colors: Colors): string {
  const { level, time, msg, stage, attempt, fields } = record;
  const clock = new Date(time).toISOString().slice(timeStart, timeEnd);
  const place = stage === undefined ? '' : `${stage}${attempt && attempt > 1 ? ` #${attempt}` : ''}  `;
  const head = `${colors.dim(clock)} ${paint(level, colors)} ${colors.dim(place)}${msg}`;
  return [head, ...details(fields).map((line) => colors.dim(`           ${line}`))].join('\n');
}

function paint(level: LogRecord['level'], { red, yellow, dim }: Colors): string {
  const word = level.padEnd(widest);
  if (level === 'ERROR') return red(word);
  return level === 'DEBUG' || level === 'INFO' ? dim(word) : yellow(word);
}

function details(fields: JsonObject): string[] {
  const { err, system, failure, nextSteps } = fields;
  const lines: string[] = [];
  const add = (word: string, value: JsonValue | undefined) => {
    if (typeof value === 'string' && value !== '') lines.push(`${word}: ${value}`);
  };
  add('failure', part(failure, 'code'));
  add('error', part(err, 'message'));
  const causes = part(err, 'causes');
  for (const cause of Array.isArray(causes) ? causes : []) add('caused by', part(cause, 'message'));
  if (system !== undefined) lines.push(`machine: ${machine(system)}`);
  for (const step of Array.isArray(nextSteps) ? nextSteps : []) add('to do', step);
  return lines;
}

function machine(system: JsonValue): string {
  const memory = part(system, 'memory');
  const load = part(part(system, 'cpu'), 'load');
  const gpus = part(system, 'gpus');
  return [
    `load ${Array.isArray(load) ? load[0] : '?'} on ${part(part(system, 'cpu'), 'cores')} cores`,
    `${bytes(memory, 'availableBytes')} of ${bytes(memory, 'totalBytes')} memory free`,
    `${bytes(part(system, 'disk'), 'freeBytes')} disk free`,
    `process ${bytes(part(system, 'process'), 'residentBytes')}`,
    ...(Array.isArray(gpus) ? gpus : []).map(
      (gpu) => `${part(gpu, 'name')} ${bytes(gpu, 'usedBytes')} of ${bytes(gpu, 'totalBytes')} used`,
    ),
  ].join(', ');
}

function bytes(value: JsonValue | undefined, name: string): string {
  const given = part(value, name);
  return typeof given === 'number' ? showBytes(given) : '?';
}

function part(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return (value as JsonObject)[name];
}
