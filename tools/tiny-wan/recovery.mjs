import { psnr } from './psnr.mjs';
import { runTask } from './run-task.mjs';
import { recoveryTable } from './tables.mjs';
import { mean, tally } from './tally.mjs';
import { variantsOf } from './variants.mjs';

const defaultCount = 32;

/**
 * Every task in every way that recovery may turn to: the same scenes, images and seeds.
 * @param ways titles of the ways to take, or how they begin; the one that saves nothing always comes first
 */
export async function compareRecoveries(tasks, { changes, count = defaultCount, onClip, ways, ...context }) {
  const groups = [];
  for (const task of tasks) {
    const asked = changes(task);
    const rows = [];
    let unsaved;
    const [whole, ...savings] = variantsOf(task, asked.steps ?? task.request.steps);
    const wanted = savings.filter(({ title }) => !ways || ways.some((way) => title.startsWith(way)));
    for (const variant of [whole, ...wanted]) {
      const clips = [];
      const records = await runTask(task, {
        ...context,
        count,
        changes: { ...asked, ...variant.changes },
        options: variant.options ?? {},
        onClip: (record, clip, index) => {
          clips.push(clip);
          onClip({ ...task, id: `${task.id} (${variant.title})` }, record, clip, index);
        },
      });
      const summed = tally(records);
      unsaved ??= { clips, seconds: summed.seconds.median };
      const likeness = clips === unsaved.clips ? undefined : likenessOf(clips, unsaved.clips);
      const time = summed.seconds.median / unsaved.seconds;
      rows.push({ title: variant.title, tally: summed, time, psnr: likeness });
    }
    groups.push({ id: task.id, count, rows });
  }
  const tables = groups.map(({ id, rows }) => `${id}, ${count} clips per row:\n\n${recoveryTable(rows)}`);
  return { table: tables.join('\n\n'), data: groups };
}

/** Mean PSNR of clips to those without savings; undefined where sizes differ. */
function likenessOf(clips, others) {
  const values = clips.map((clip, index) => psnr(clip.rgb, others[index].rgb)).filter((v) => v !== undefined);
  return values.length === clips.length ? mean(values) : undefined;
}
