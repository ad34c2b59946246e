import type { Alternative, Alternatives } from '@retake/inspect';
import { showBytes } from './bytes.js';
import type { Colors } from './colors.js';

/** As many as a person reads; `--json` has all. */
const most = 8;
const percent = 100;

const words: Readonly<Record<Alternative['availability'], string>> = {
  ready: 'on this disk, ready',
  elsewhere: 'on this disk, for another program',
  damaged: 'on this disk, damaged',
  download: 'to download',
};

/** The best stand-ins for people: how well each fits, where it is, what it needs, what falls short. */
export function showAlternatives({ list }: Alternatives, colors: Colors): string {
  if (list.length === 0) return 'Nothing known can stand in for it.';
  const shown = list.slice(0, most).flatMap((one) => showOne(one, colors));
  const more = list.length - most;
  return [...shown, ...(more > 0 ? [colors.dim(`${more} more with --json`)] : [])].join('\n');
}

function showOne(one: Alternative, colors: Colors): string[] {
  const { compatibility, needs, licence } = one;
  const memory = needs
    ? [
        `largest part ${showBytes(needs.largestPart.bf16)} at bf16, ${showBytes(needs.largestPart.int8)} at int8, ${showBytes(needs.largestPart.int4)} at int4`,
      ]
    : [];
  return [
    `${colors.bold(`${Math.round(compatibility.score * percent)} %`)}  ${one.title} (${words[one.availability]})`,
    `      ${one.place}`,
    `      ${[...memory, ...(licence === null ? [] : [licence]), `runs in ${one.runsIn.join(', ') || 'nothing as it is'}`].join('; ')}`,
    ...compatibility.shortcomings.slice(0, 3).map((text) => `      ${colors.yellow('-')} ${text}`),
    ...(one.command === null ? [] : [colors.dim(`      ${one.command}`)]),
  ];
}
