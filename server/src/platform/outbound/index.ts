export { isAllowable } from './allowed.ts';
export { createOutbound, type Lookup, type Outbound, type OutboundResult } from './outbound.ts';
