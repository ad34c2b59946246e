const none = '–';

/** The evaluation as markdown, a row per task. @param rows `{ title, tally }` */
export function qualityTable(rows) {
  return table(
    [
      'model',
      'clips',
      'colour',
      'shape',
      'direction',
      'motion',
      'first frame, dB: mean (least)',
      'at least 25 dB',
      'seconds per clip: median (most)',
    ],
    [
      ...rows.map(({ title, tally: { clips, colour, shape, direction, motion, firstFrame, seconds } }) => [
        title,
        clips,
        ...[colour, shape, direction, motion].map(percent),
        firstFrame ? `${fixed(firstFrame.mean)} (${fixed(firstFrame.least)})` : none,
        firstFrame ? percent(firstFrame.good) : none,
        `${fixed(seconds.median)} (${fixed(seconds.most)})`,
      ]),
      ['wanted', '', '≥ 95 %', '≥ 85 %', '≥ 95 %', '', '≥ 25', '', '< 15'],
    ],
  );
}

/** What each way to save costs, as markdown. @param rows `{ title, tally, psnr, time }` */
export function recoveryTable(rows) {
  const images = rows.some(({ tally }) => tally.firstFrame);
  const first = ({ firstFrame }) => (firstFrame ? fixed(firstFrame.mean) : none);
  return table(
    [
      'how',
      'colour',
      'shape',
      'direction',
      'motion',
      ...(images ? ['first frame, dB'] : []),
      'PSNR to the first row, dB',
      'time',
    ],
    rows.map(({ title, tally, psnr, time }) => [
      title,
      ...[tally.colour, tally.shape, tally.direction, tally.motion].map(percent),
      ...(images ? [first(tally)] : []),
      psnr === undefined ? none : fixed(psnr),
      `${time.toFixed(2)}×`,
    ]),
  );
}

const fixed = (value) => value.toFixed(1);
const percent = ({ right, of }) => (of === 0 ? none : `${fixed((100 * right) / of)} %`);

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
