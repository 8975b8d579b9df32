import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:4000';

/** In development Vite serves the pages and passes the API on to a running server. */
export default defineConfig({
  plugins: [react()],
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
