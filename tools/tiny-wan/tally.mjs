const goodFirstFrame = 25;

/** Shares and means over the records of a task. Shares are counts of how many: `{ right, of }`. */
export function tally(records) {
  const firstFrames = numbers(records, 'firstFrame');
  return {
    clips: records.length,
    colour: share(records, 'colour'),
    shape: share(records, 'shape'),
    direction: share(records, 'direction'),
    motion: share(records, 'motion'),
    ...(firstFrames.length > 0 && {
      firstFrame: {
        mean: mean(firstFrames),
        least: Math.min(...firstFrames),
        good: {
          right: firstFrames.filter((value) => value >= goodFirstFrame).length,
          of: firstFrames.length,
        },
      },
    }),
    seconds: { median: median(numbers(records, 'seconds')), most: Math.max(...numbers(records, 'seconds')) },
  };
}

function share(records, name) {
  const answers = records.map((record) => record[name]).filter((answer) => answer !== undefined);
  return { right: answers.filter(Boolean).length, of: answers.length };
}

export const numbers = (records, name) =>
  records.map((record) => record[name]).filter((v) => v !== undefined);
export const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
