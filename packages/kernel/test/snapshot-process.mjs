// Saves and prunes snapshots of a run as fast as it can, as many processes at once do; killed ones leave their traces.
import { Snapshots, systemClock, systemRandom } from '@retake/kernel';

const [runsDirectory, run, rounds] = process.argv.slice(2);
const snapshots = new Snapshots({ runsDirectory, clock: systemClock, random: systemRandom });
for (let round = 0; round < Number(rounds); round += 1) {
  await snapshots.save(run, { label: String(process.pid) });
  await snapshots.prune({ run, keep: 5 });
  for (const { id } of await snapshots.list(run)) {
    const { problems } = await snapshots.check(run, id).catch(() => ({ problems: [] }));
    const gone = problems.some((problem) => problem.includes('ENOENT'));
    if (problems.length > 0 && !gone) throw new Error(problems.join());
  }
  const [newest] = await snapshots.list(run);
  try {
    if (newest) await snapshots.restore(run, newest.id);
  } catch (error) {
    if (!['run_locked', 'snapshot_not_found', 'snapshot_invalid'].includes(error.code)) throw error;
  }
}
