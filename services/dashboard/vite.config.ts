import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// In development the services are reached through a gateway that runs already.
const gateway = process.env['VAGTBRO_GATEWAY'] ?? 'http://127.0.0.1:7170';

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 1200 },
  server: { proxy: { '^/(vagtbro\\.|auth/)': { target: gateway } } },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    // The browser may stand anywhere; the board shows Danish time.
    env: { TZ: 'America/Los_Angeles' },
  },
});
