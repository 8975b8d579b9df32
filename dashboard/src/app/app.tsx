import { ToastHost, TooltipHost } from '@belfry/ui';
import { RouterProvider } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Provider } from 'urql';
import { graphqlClient } from '../data/index.ts';
import { router } from './routes.tsx';

export function App(): ReactElement {
  return (
    <Provider value={graphqlClient}>
      <RouterProvider router={router} />
      <ToastHost />
      <TooltipHost />
    </Provider>
  );
}
