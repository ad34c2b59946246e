/** The comparison for people: one line per quantity and a verdict. */
export function formatTable(rows, versions, passed) {
  const width = Math.max(...rows.map(({ quantity }) => quantity.length));
  const line = (quantity, ...cells) =>
    [quantity.padEnd(width), ...cells.map((cell) => cell.padStart(9))].join('  ');
  const lines = rows.map(({ quantity, error, largest, limit }) => {
    const verdict = error <= limit ? 'ok' : 'TOO FAR';
    return `${line(quantity, error.toExponential(2), largest.toExponential(2), limit.toExponential(0))}  ${verdict}`;
  });
  const judge = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const head = line('quantity', 'rel. L2', 'max |Δ|', 'allowed');
  const verdict = passed ? 'Within the bounds.' : 'Beyond the bounds.';
  return [head, ...lines, '', `reference: ${judge.join(', ')}`, verdict].join('\n');
}
