const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration in ms as it is read at a glance: `0:08`, `4:10`, `1 h 12 m`, `3 d 4 h`. */
export function formatDuration(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / second) * second);
  if (whole >= day) return `${Math.floor(whole / day)} d ${Math.floor((whole % day) / hour)} h`;
  if (whole >= hour) return `${Math.floor(whole / hour)} h ${Math.floor((whole % hour) / minute)} m`;
  const seconds = String((whole % minute) / second).padStart(2, '0');
  return `${Math.floor(whole / minute)}:${seconds}`;
}

/** A duration in ms in words, for tooltips and screen readers: `1 h 12 min 5 s`. */
export function durationWords(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / second) * second);
  const parts = [
    part(Math.floor(whole / day), 'd'),
    part(Math.floor((whole % day) / hour), 'h'),
    part(Math.floor((whole % hour) / minute), 'min'),
    part((whole % minute) / second, 's'),
  ].filter((words) => words !== '');
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

function part(amount: number, unit: string): string {
  return amount === 0 ? '' : `${amount} ${unit}`;
}
