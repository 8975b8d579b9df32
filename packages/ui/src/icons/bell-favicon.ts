const bell =
  'M16 5V3.5M6 24c2-2.4 2.6-4.6 2.6-8.6a7.4 7.4 0 0 1 14.8 0c0 4 .6 6.2 2.6 8.6zM13.3 28.2c1.5 1.2 3.9 1.2 5.4 0';

/** What stands on the bell: nothing, a dot up to nine, or `9+`. The exact number is in the title beside it. */
export function bellCount(unread: number): '' | '•' | '9+' {
  if (unread <= 0) return '';
  return unread > 9 ? '9+' : '•';
}

function badge(unread: number): string {
  switch (bellCount(unread)) {
    case '':
      return '';
    case '•':
      return "<circle cx='24' cy='8' r='7' fill='#d4302f'/>";
    case '9+':
      return (
        "<circle cx='21.5' cy='10.5' r='10.5' fill='#d4302f'/>" +
        "<text x='21.5' y='15' text-anchor='middle' font-family='system-ui,sans-serif' font-weight='700' font-size='13' fill='#fff'>9+</text>"
      );
  }
}

/** The favicon as a data address: the bell, marked when something is unread. */
export function bellFavicon(unread: number): string {
  const svg =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>" +
    `<path d='${bell}' fill='none' stroke='#5b78e5' stroke-width='2.6' stroke-linecap='round' stroke-linejoin='round'/>` +
    `${badge(unread)}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
