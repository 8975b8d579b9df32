const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration in words, at most two units: `30 s`, `1 min 47 s`, `1 h 12 min`, `2 d 3 h`. Below a second: `0.4 s`. */
export function durationText(ms: number): string {
  if (ms < 0) return `-${durationText(-ms)}`;
  if (ms < second) return ms === 0 ? '0 s' : `${Math.ceil(ms / 100) / 10} s`;
  const whole = Math.floor(ms / second) * second;
  if (whole < minute) return `${whole / second} s`;
  if (whole < hour) return two([whole, minute, 'min'], [second, 's']);
  if (whole < day) return two([whole, hour, 'h'], [minute, 'min']);
  return two([whole, day, 'd'], [hour, 'h']);
}

function two(
  [ms, unit, name]: readonly [number, number, string],
  [smaller, smallerName]: readonly [number, string],
): string {
  const rest = Math.floor((ms % unit) / smaller);
  const first = `${Math.floor(ms / unit)} ${name}`;
  return rest === 0 ? first : `${first} ${rest} ${smallerName}`;
}

/** As a clock shows it: `4:10`, `1:02:03`. */
export function durationClock(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / second);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const padded = (part: number) => String(part).padStart(2, '0');
  return h === 0 ? `${m}:${padded(s)}` : `${h}:${padded(m)}:${padded(s)}`;
}
