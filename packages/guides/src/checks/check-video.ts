import type { Check } from './check.js';
import { looksLikeNoise } from './looks-like-noise.js';
import { failed, passed, unknown } from './result.js';

/** Black or still for more than this share of the clip is a fault. */
const largestShare = 0.5;
/** A picture counts as still where it differs by less than this, and for this many seconds. */
const filters = 'blackdetect=d=0.05:pix_th=0.06,freezedetect=n=-60dB:d=0.3';

/** Whether a clip shows something that moves and is no noise, as ffmpeg sees it. */
export const checkVideo: Check = async ({ facts, tools, signal }) => {
  const { video } = facts;
  if (typeof video !== 'string') return unknown('Which video to look at is not known.');
  const words = ['-hide_banner', '-nostdin', '-i', video, '-vf', filters, '-an', '-f', 'null', '-'];
  const ran = await tools.run('ffmpeg', words, signal);
  if (!ran) return unknown('ffmpeg, which would look at the video, is not installed.');
  if (ran.exitCode !== 0) {
    const [why = ''] = /[^:\n]*$/.exec(ran.stderr.trim()) ?? [];
    return failed(`ffmpeg cannot read ${video}${why.trim() ? `: ${why.trim()}` : ''}.`, { video });
  }
  const seconds = durationOf(ran.stderr);
  if (!(seconds > 0)) return unknown(`ffmpeg does not say how long ${video} is.`);
  const black = sum(ran.stderr, /black_duration:\s*([\d.]+)/g);
  const still = stillSeconds(ran.stderr, seconds);
  const found = { video, seconds, blackSeconds: black, stillSeconds: still };
  const text = (what: string, part: number) => `${part.toFixed(1)} s of ${seconds.toFixed(1)} s are ${what}.`;
  if (black > seconds * largestShare) return failed(text('black', black), found);
  if (still > seconds * largestShare) return failed(text('without motion', still), found);
  if (await looksLikeNoise(video, seconds, tools, signal))
    return failed(
      `The clip of ${seconds.toFixed(1)} s is noise: its pixels have nothing to do with their neighbours.`,
      {
        ...found,
        noise: true,
      },
    );
  return passed(`The clip of ${seconds.toFixed(1)} s shows pictures that move.`, found);
};

function durationOf(text: string): number {
  const [, hours, minutes, seconds] = /Duration: (\d+):(\d+):([\d.]+)/.exec(text) ?? [];
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}

function sum(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].reduce((total, [, value]) => total + Number(value), 0);
}

/** A picture that stays until the end has a start and no duration. */
function stillSeconds(text: string, seconds: number): number {
  const starts = [...text.matchAll(/freeze_start:\s*([\d.]+)/g)];
  const ends = [...text.matchAll(/freeze_duration:\s*([\d.]+)/g)];
  const open = starts.length > ends.length ? seconds - Number(starts.at(-1)?.[1]) : 0;
  return sum(text, /freeze_duration:\s*([\d.]+)/g) + open;
}
