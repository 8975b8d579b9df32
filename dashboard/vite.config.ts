import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';

const server = 'http://127.0.0.1:4000';
const workerSource = 'src/service-worker/main.ts';
const workerFile = 'service-worker.js';

/**
 * Adds the service worker: one file of its own, under a name that never changes, at the root so that its scope is the
 * whole dashboard. In development the source stands under the same name.
 */
function serviceWorker(): Plugin {
  return {
    name: 'belfry-service-worker',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        if (request.url === `/${workerFile}`) request.url = `/${workerSource}`;
        next();
      });
    },
    async generateBundle() {
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        build: {
          write: false,
          target: 'es2023',
          rolldownOptions: { input: workerSource, output: { format: 'iife' } },
        },
      });
      const [code] = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
      if (code?.type === 'chunk') this.emitFile({ type: 'asset', fileName: workerFile, source: code.code });
    },
  };
}

/** In development Vite serves the pages and passes the API on to a running server. */
export default defineConfig({
  plugins: [react(), serviceWorker()],
  build: {
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      // A word of the explorer's authors to a compiler that is not used here.
      onwarn: (warning, say) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || say(warning),
    },
  },
  server: {
    host: '127.0.0.1',
    port: 4090,
    proxy: {
      '/graphql': { target: server, ws: true, changeOrigin: true, rewriteWsOrigin: true },
      '/schema.graphql': server,
    },
  },
});
