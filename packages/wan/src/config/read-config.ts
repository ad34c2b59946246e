import { readFile } from 'node:fs/promises';
import { type ErrorCode, type JsonValue, RetakeError } from '@retake/plugin-api';
import type { z } from 'zod';

/**
 * Reads a small JSON file of a checkpoint and checks it.
 * @throws RetakeError `config_file_invalid` with the facts `file`, `field`, `found`, `expected`; `missing` as code when
 * there is no such file.
 */
export async function readConfig<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  missing: ErrorCode = 'config_file_invalid',
): Promise<z.output<Schema>> {
  const given = parse(file, await readText(file, missing));
  const checked = schema.safeParse(given);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const path = issue?.path ?? [];
  const field = path.join('.');
  const found = describe(valueAt(given, path));
  const expected = issue?.message ?? 'another value';
  throw new RetakeError('config_file_invalid', `${file}: ${field || 'the file'} is ${found}. ${expected}`, {
    facts: { file, field, found, expected },
  });
}

async function readText(file: string, missing: ErrorCode): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (
      (cause as NodeJS.ErrnoException).code !== 'ENOENT' &&
      (cause as NodeJS.ErrnoException).code !== 'ENOTDIR'
    )
      throw cause;
    throw new RetakeError(missing, `There is no file ${file}`, { cause, facts: { file } });
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RetakeError('config_file_invalid', `${file} is not JSON`, {
      cause,
      facts: { file, field: '', found: text.slice(0, 40), expected: 'JSON' },
    });
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function describe(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value as JsonValue).slice(0, 80);
}
