const minute = 60;
const hour = 60 * minute;

/** A time span for people: `0.4 s`, `12 s`, `3 min 05 s`, `2 h 07 min`. */
export function showDuration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < minute) return `${whole} s`;
  if (whole < hour) return `${Math.floor(whole / minute)} min ${two(whole % minute)} s`;
  return `${Math.floor(whole / hour)} h ${two(Math.floor((whole % hour) / minute))} min`;
}

const two = (value: number) => String(value).padStart(2, '0');
