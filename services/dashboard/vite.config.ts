import { createHash } from 'node:crypto';
import fs from 'node:fs';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// In development the services are reached through a gateway that runs already.
const gateway = process.env['VAGTBRO_GATEWAY'] ?? 'http://127.0.0.1:7170';

// The service worker is another file whenever the app is: that is how browsers notice a new version.
function stampWorker(): Plugin {
  let folder = 'dist';
  return {
    name: 'stamp-worker',
    apply: 'build',
    configResolved: (config) => void (folder = config.build.outDir),
    closeBundle() {
      const page = fs.readFileSync(`${folder}/index.html`);
      const version = createHash('sha256').update(page).digest('hex').slice(0, 12);
      const worker = fs.readFileSync(`${folder}/sw.js`, 'utf8');
      fs.writeFileSync(`${folder}/sw.js`, worker.replace('__VERSION__', version));
    },
  };
}

export default defineConfig({
  plugins: [react(), stampWorker()],
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 1200 },
  server: { proxy: { '^/(vagtbro\\.|auth/)': { target: gateway } } },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    testTimeout: 30_000,
    // The browser may stand anywhere; the board shows Danish time.
    env: { TZ: 'America/Los_Angeles' },
  },
});
