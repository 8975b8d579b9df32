const bell =
  'M16 5V3.5M6 24c2-2.4 2.6-4.6 2.6-8.6a7.4 7.4 0 0 1 14.8 0c0 4 .6 6.2 2.6 8.6zM13.3 28.2c1.5 1.2 3.9 1.2 5.4 0';

/** What stands on the bell: nothing, the number up to nine, or `9+`. */
export function bellCount(unread: number): string {
  if (unread <= 0) return '';
  return unread > 9 ? '9+' : String(unread);
}

function badge(unread: number): string {
  const text = bellCount(unread);
  if (text === '') return '';
  const size = text.length > 1 ? 11 : 13;
  return (
    "<circle cx='22.5' cy='9.5' r='9.5' fill='#d4302f'/>" +
    `<text x='22.5' y='14' text-anchor='middle' font-family='system-ui,sans-serif' font-weight='700' font-size='${size}' fill='#fff'>${text}</text>`
  );
}

/** The favicon as a data address: the bell, with the number of unread notifications if there are any. */
export function bellFavicon(unread: number): string {
  const svg =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>" +
    `<path d='${bell}' fill='none' stroke='#5b78e5' stroke-width='2.6' stroke-linecap='round' stroke-linejoin='round'/>` +
    `${badge(unread)}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
