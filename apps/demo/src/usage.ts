import { commandNames } from '@retake/cli';
import { faults } from './faults/index.js';

/** What `npm start -- --help` prints. */
export const usage: string = `npm start                          a clip of each of the three models, each broken on purpose
npm start -- --model <name>        a clip of your own: t2v, i2v or ti2v
  --prompt <text>   what it shows: a size, a colour, a shape, a motion and a background, such as
                    "a small red star moving up on a white background"
  --image <file>    what it begins with (i2v, ti2v); --last-image <file> what it ends with (i2v)
  and all other flags of retake generate: --negative --steps --guidance --size --frames --fps --seed --out …
  --checkpoint <folder>  other weights; size, frames and steps stay those of the tiny models unless given
npm start -- --fault <name>        one fault: ${faults.map((f) => f.id).join(', ')}
npm start -- --all                 all of them
npm start -- --picture             the picture of README.md
  for these and without anything: --prompt <text>, --seed <number>, --home <folder, default ./output>
npm start -- <command>             any command of retake, for the runs of ./output/runs:
  ${commandNames.join(', ')}
  npm start -- logs, for instance, shows what was logged of the newest run, npm start -- history what failed and what was done`;
