import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { schemes, theme, variables } from './theme';

type ProvidersProps = {
  client: QueryClient;
  scheme: 'light' | 'dark' | 'auto';
  children: ReactNode;
};

/** Everything that screens need around them: answers kept, look, addresses. */
export function Providers({ client, scheme, children }: ProvidersProps) {
  return (
    <QueryClientProvider client={client}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        forceColorScheme={scheme === 'auto' ? undefined : scheme}
        defaultColorScheme="auto"
        colorSchemeManager={schemes}
        deduplicateCssVariables
      >
        <Router hook={useHashLocation}>{children}</Router>
      </MantineProvider>
    </QueryClientProvider>
  );
}
