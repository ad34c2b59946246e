const gap = 2;

/** Rows in aligned columns, a header on top; the last column is not padded. */
export function showTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines.map((line) => showRow(line, widths)).join('\n');
}

function showRow(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => cell.padEnd((widths[column] ?? 0) + gap))
    .join('')
    .trimEnd();
}
