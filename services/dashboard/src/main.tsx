import '@mantine/core/styles.css';
import './style.css';
import { createRoot } from 'react-dom/client';
import { gatewayTransport } from './api/clients';
import { App } from './app';
import { startLanguage } from './i18n';

await startLanguage();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App transport={gatewayTransport()} />);
