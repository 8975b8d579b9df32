import { openDatabase } from '../../server/src/platform/database/index.ts';
import { systemClock } from '../../server/src/platform/clock.ts';
import { createLog } from '../../server/src/platform/log.ts';
import { randomIds as ids } from '../../server/src/platform/ids.ts';
import { createOutbound } from '../../server/src/platform/outbound/index.ts';
import { createVault } from '../../server/src/platform/vault.ts';
import { createDelivery } from '../../server/src/modules/delivery/index.ts';
import { hurried } from './hurried.ts';

const [databaseUrl = '', secret = '', allow = ''] = process.argv.slice(2);
const log = createLog('error');
const database = await openDatabase({ url: databaseUrl, entities: [], log, poolSize: 12 });
const delivery = createDelivery({
  database,
  vault: createVault(secret),
  outbound: createOutbound({ allow: [allow] }),
  mail: undefined,
  publicUrl: 'http://localhost',
  logDir: '/nowhere',
  clock: systemClock,
  ids,
  log,
  recordFact: () => Promise.resolve(),
  settings: hurried,
});
delivery.start();
process.stdout.write('working\n');
process.once('SIGTERM', () => void delivery.stop().then(() => database.close()));
