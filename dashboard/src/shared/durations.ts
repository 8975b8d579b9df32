const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const iso = /^([-+])?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds of an ISO 8601 duration in days to seconds (`PT1M30S`, `-PT1H`); null when it is none. */
export function durationToMs(text: string): number | null {
  const parts = iso.exec(text);
  if (!parts || text.endsWith('P') || text.endsWith('T')) return null;
  const [, sign, days, hours, minutes, seconds] = parts;
  const ms = amount(days) * day + amount(hours) * hour + amount(minutes) * minute + amount(seconds) * second;
  const whole = Math.round(ms);
  return sign === '-' && whole !== 0 ? -whole : whole;
}

function amount(text: string | undefined): number {
  return text === undefined ? 0 : Number(text);
}

/** Milliseconds as an ISO 8601 duration: 90 000 → `PT1M30S`. */
export function durationFromMs(ms: number): string {
  const size = Math.abs(ms);
  const days = Math.floor(size / day);
  const time = [
    unit(Math.floor((size % day) / hour), 'H'),
    unit(Math.floor((size % hour) / minute), 'M'),
    unit((size % minute) / second, 'S'),
  ].join('');
  const text = `${unit(days, 'D')}${time === '' ? '' : `T${time}`}`;
  return `${ms < 0 ? '-' : ''}P${text === '' ? 'T0S' : text}`;
}

function unit(value: number, letter: string): string {
  return value === 0 ? '' : `${value}${letter}`;
}
