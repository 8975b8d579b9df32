export type { Bus, BusMessage } from './bus.ts';
export { createInProcessBus } from './in-process-bus.ts';
