import '@mantine/core/styles.css';
import './style.css';
import { createRoot } from 'react-dom/client';
import { watchTouches } from './api/background';
import { gatewayTransport } from './api/clients';
import { App } from './app';
import { startLanguage } from './i18n';
import { watchInstall } from './pwa/install';
import { startWorker } from './pwa/worker';

watchTouches();
await startLanguage();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App transport={gatewayTransport()} />);

// In development the files change under the worker's hands.
if (import.meta.env.PROD) {
  watchInstall();
  void startWorker();
}
