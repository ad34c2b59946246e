// What policies add around a call that does nothing, and what a refusal by an open breaker costs, beside cockatiel in one run.
//   node bench/policy-overhead.mjs [--calls 20000] [--rounds 15]
import { parseArgs } from 'node:util';
import {
  breakerDefaults,
  bulkhead,
  circuitBreaker,
  exponentialDelay,
  fallback,
  guard,
  retry,
  systemClock,
  timeout,
} from '@retake/kernel';
import * as cockatiel from 'cockatiel';

const { values } = parseArgs({
  options: { calls: { type: 'string', default: '20000' }, rounds: { type: 'string', default: '15' } },
});
const calls = Number(values.calls);
const rounds = Number(values.rounds);
const minute = 60_000;
const targets = { 'five policies': 8, 'refusal by an open breaker': 0.5 };

const work = async () => 1;
const broken = async () => {
  throw new Error('broken');
};
const { handleAll, ConsecutiveBreaker } = cockatiel;

const delayMs = exponentialDelay({
  firstMs: 100,
  factor: 2,
  capMs: minute,
  jitter: 0.25,
  random: Math.random,
});
const five = guard(
  fallback(() => 0),
  retry({ retries: 3, delayMs, clock: systemClock }),
  circuitBreaker(breakerDefaults, systemClock),
  bulkhead({ limit: 10, queue: 10 }),
  timeout(minute),
);
const theirFive = cockatiel.wrap(
  cockatiel.fallback(handleAll, 0),
  cockatiel.retry(handleAll, { maxAttempts: 3, backoff: new cockatiel.ExponentialBackoff() }),
  cockatiel.circuitBreaker(handleAll, { halfOpenAfter: minute, breaker: new ConsecutiveBreaker(3) }),
  cockatiel.bulkhead(10, 10),
  cockatiel.timeout(minute, cockatiel.TimeoutStrategy.Aggressive),
);

const open = guard(circuitBreaker({ ...breakerDefaults, failures: 1 }, systemClock));
await open.run(broken);
const theirOpen = cockatiel.circuitBreaker(handleAll, {
  halfOpenAfter: minute * minute,
  breaker: new ConsecutiveBreaker(1),
});
await theirOpen.execute(broken).catch(() => undefined);

const kinds = {
  'five policies': { retake: () => five.run(work), 'cockatiel 3.2.1': () => theirFive.execute(work) },
  'refusal by an open breaker': {
    retake: () => open.run(work),
    'cockatiel 3.2.1': () => theirOpen.execute(work).catch(() => undefined),
  },
};

async function microsPerCall(call) {
  const begun = process.cpuUsage();
  for (let index = 0; index < calls; index += 1) await call();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / calls;
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

for (const [kind, ways] of Object.entries(kinds)) {
  const taken = { bare: [], ...Object.fromEntries(Object.keys(ways).map((name) => [name, []])) };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, call] of Object.entries({ bare: work, ...ways })) {
      const micros = await microsPerCall(call);
      if (round > 0) taken[name].push(micros);
    }
  }
  const micros = Object.fromEntries(Object.entries(taken).map(([name, all]) => [name, median(all)]));
  console.log(`${kind} (target ${targets[kind]} µs)`);
  for (const [name, value] of Object.entries(micros))
    console.log(
      `  ${name.padEnd(16)} ${value.toFixed(3)} µs a call  ${(value / micros.retake).toFixed(2)} × retake`,
    );
}
