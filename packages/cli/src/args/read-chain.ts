import type { GivenLink } from '@retake/kernel';
import type { JsonValue } from '@retake/plugin-api';
import { readSetting } from './read-setting.js';
import { UsageError } from './usage-error.js';

const level = /^[a-z][\w-]*$/i;
const own = /^([a-z][\w-]*):(.+)$/is;
/**
 * Reads links of a fallback chain: names of quality levels with commas between (`medium,low`), or one link of one's own with
 * semicolons between its values (`half:request.frames=41;options.residency=stream`).
 */
export function readChain(text: string): readonly GivenLink[] {
  const match = own.exec(text);
  if (match?.[1] !== undefined && match[2] !== undefined) return [ownLink(match[1], match[2])];
  return text.split(',').map((name) => levelName(name.trim(), text));
}

function levelName(name: string, text: string): string {
  if (level.test(name)) return name;
  throw new UsageError(
    `"${text}" is no fallback chain`,
    'Give levels, such as --chain medium,low, or values: --chain "half:request.frames=41;options.residency=stream"',
  );
}

function ownLink(id: string, text: string): GivenLink {
  const patch: Record<string, JsonValue> = {};
  for (const part of text.split(';').filter(Boolean)) {
    const path = part.slice(0, part.indexOf('=')).trim();
    const { value } = readSetting(part.trim());
    patch[path] = value;
  }
  return { id, patch };
}
