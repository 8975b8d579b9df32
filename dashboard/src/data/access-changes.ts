import { createStore } from './store.ts';

const count = createStore(0);

/** How often the server has said that the viewer may do more or less than before. Each stream says so: several at once are one change. */
export const accessChanges = {
  get: count.get,
  subscribe: count.subscribe,
  tell: (): void => count.set(count.get() + 1),
};
