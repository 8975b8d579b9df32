import { startProduct } from '/work/wt/events-ui/test/kit/product.ts';
import { ensureDashboard } from '/work/wt/events-ui/server/launch/dashboard.mjs';
import { writeFileSync } from 'node:fs';
await ensureDashboard();
const p = await startProduct({ store: 'embedded', env: { BELFRY_DEMO: '1', BELFRY_ALLOWED_HOSTS: '' } });
writeFileSync('/tmp/events-ui/product.json', JSON.stringify({ url: p.url, token: p.operatorToken, pid: p.pid }));
console.log('ready', p.url);
process.on('SIGTERM', () => void p[Symbol.asyncDispose]().then(() => process.exit(0)));
setInterval(() => {}, 1000);
