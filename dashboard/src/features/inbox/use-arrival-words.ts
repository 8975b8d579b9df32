import { useEffect, useState } from 'react';
import { serverNow } from '../../data/index.ts';
import { notificationRing } from './inbox-feed.ts';
import { arrivalWords } from './inbox-rows.ts';

const restMs = 10_000;

/** What to say aloud of what has arrived: one sentence for all, not more than one in ten seconds. */
export function useArrivalWords(): string {
  const [words, setWords] = useState('');
  useEffect(() => {
    let since = serverNow();
    const timer = setInterval(() => {
      const arrived = notificationRing
        .get()
        .filter(({ createdAt, status }) => status === 'UNREAD' && Date.parse(createdAt) > since);
      since = serverNow();
      setWords(arrivalWords(arrived));
    }, restMs);
    return () => clearInterval(timer);
  }, []);
  return words;
}
