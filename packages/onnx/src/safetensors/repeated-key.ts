const quote = '"';

/** The first key that a JSON object (valid, as text) has twice at its top level, or undefined. JSON.parse keeps the last. */
export function repeatedKey(json: string): string | undefined {
  const seen = new Set<string>();
  let depth = 0;
  let index = 0;
  while (index < json.length) {
    const char = json[index];
    if (char === quote) {
      const end = stringEnd(json, index);
      if (depth === 1 && isKey(json, end)) {
        const key = JSON.parse(json.slice(index, end)) as string;
        if (seen.has(key)) return key;
        seen.add(key);
      }
      index = end;
      continue;
    }
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    index++;
  }
  return undefined;
}

/** Index after the closing quote of the string that opens at `start`. */
function stringEnd(json: string, start: number): number {
  let index = start + 1;
  while (index < json.length && json[index] !== quote) index += json[index] === '\\' ? 2 : 1;
  return index + 1;
}

function isKey(json: string, after: number): boolean {
  let index = after;
  while (index < json.length && /\s/.test(json[index] as string)) index++;
  return json[index] === ':';
}
