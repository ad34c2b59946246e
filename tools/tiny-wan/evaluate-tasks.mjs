import { runTask } from './run-task.mjs';
import { qualityTable } from './tables.mjs';
import { tally } from './tally.mjs';

/** Every task at its full settings. @param context product, folder, seed, changes of a task, count unless each has its own */
export async function evaluate(tasks, { changes, count, onClip, ...context }) {
  const rows = [];
  for (const task of tasks) {
    const records = await runTask(task, {
      ...context,
      count: count ?? task.count,
      changes: changes(task),
      onClip: (record, clip, index) => onClip(task, record, clip, index),
    });
    rows.push({ id: task.id, title: `${task.id}: ${task.title}`, tally: tally(records), records });
  }
  return { table: qualityTable(rows), data: rows };
}
