export { isAllowable } from './allowed.ts';
export { createOutbound, type Outbound, type OutboundResult } from './outbound.ts';
