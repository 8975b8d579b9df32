import '@belfry/ui/styles.css';
import './app/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { theme } from './shared/theme.ts';
import { listenToKeys } from './shared/shortcuts.ts';
import { watchNetwork } from './data/index.ts';

theme.apply();
listenToKeys();
watchNetwork();

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
