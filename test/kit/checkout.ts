import { join } from 'node:path';

/** The folder of the checkout. */
export const CHECKOUT = join(import.meta.dirname, '../..');

/** The pinned Node. */
export const NODE = join(CHECKOUT, 'node_modules/.bin/node');
