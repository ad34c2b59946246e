/** The comparison for people: one line per quantity, the worst kept in sight. */
export function formatTable(rows, versions) {
  const width = Math.max(...rows.map(({ quantity }) => quantity.length));
  const lines = rows.map(({ quantity, error, limit }) => {
    const verdict = error <= limit ? 'ok' : 'TOO FAR';
    return `${quantity.padEnd(width)}  ${error.toExponential(2).padStart(9)}  ${limit.toExponential(0).padStart(7)}  ${verdict}`;
  });
  const head = `${'quantity'.padEnd(width)}  ${'rel. L2'.padStart(9)}  ${'allowed'.padStart(7)}`;
  const judge = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [head, ...lines, '', `reference: ${judge.join(', ')}`].join('\n');
}
