import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Puts text between `<!-- name:begin -->` and `<!-- name:end -->` of a file. Throws where there are no such marks. */
export function writeBetween(path, name, text) {
  const before = readFileSync(path, 'utf8');
  const [begin, end] = ['begin', 'end'].map((edge) => `<!-- ${name}:${edge} -->`);
  const [start, stop] = [before.indexOf(begin), before.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`${path} has no place for "${name}"`);
  const after = `${before.slice(0, start + begin.length)}\n${text}\n${before.slice(stop)}`;
  writeFileSync(`${path}.partial`, after);
  renameSync(`${path}.partial`, path);
}
