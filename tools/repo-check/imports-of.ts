const patterns = [
  /^\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]/gm,
  /^import\s+['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
];

/** What a source file imports, as written. */
export function importsOf(text: string): string[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
}

/** The package an import comes from, or undefined for files and for what Node brings. */
export function packageOf(from: string): string | undefined {
  if (from.startsWith('.') || from.startsWith('node:') || !/^[@\w]/.test(from)) return undefined;
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}
