import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { queryClient, startTopics } from './api.ts';
import { App } from './app.tsx';
import { ToastRegion } from './components/toast.tsx';
import './theme/tokens.css';
import './theme/base.css';
import './theme/components.css';
import './theme/frame.css';

startTopics();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <I18nProvider locale="en-GB">
      <QueryClientProvider client={queryClient}>
        <ToastRegion>
          <App />
        </ToastRegion>
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
