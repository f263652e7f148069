import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, waitFor, type RenderResult } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { useEffect, type ReactNode } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { theme } from '@/app/theme';
import { i18n } from '@/lib/i18n';
import { followChanges, makeQueryClient } from '@/lib/queryClient';
import { dismissToast, useToasts } from '@/lib/notify';
import { followTasks } from '@/lib/tasks';
import { Toasts } from '@/ui/Toasts';
import { installBridge, type Answers, type FakeBridge } from './fakeBridge';

const hand = userEvent.setup({ delay: null, pointerEventsCheck: 0 });

/** Types and clicks without pauses. As a person does, it waits for a button that an act before has switched off. */
export const user: typeof hand = {
  ...hand,
  click: async (element) => {
    await waitFor(() => {
      if (element.matches(':disabled')) throw new Error(`cannot be pressed: ${element.outerHTML}`);
    });
    await hand.click(element);
  },
};

export type ScreenOptions = {
  answers: Answers;
  /** Address of the screen, such as `/customers/42`. */
  at?: string;
  language?: 'zh-CN' | 'en';
};

/** Shows a screen as the window does, but for its colours and movements, with a fake program behind the bridge. */
export async function renderScreen(
  screen: ReactNode,
  { answers, at = '/', language = 'zh-CN' }: ScreenOptions,
): Promise<RenderResult & { bridge: FakeBridge }> {
  const bridge = installBridge(answers);
  await i18n.changeLanguage(language);
  history.replaceState(null, '', `#${at}`);
  render(<ForgetMessages />).unmount();
  const client = makeQueryClient();
  followChanges(client);
  followTasks();
  const result = render(
    <QueryClientProvider client={client}>
      <MantineProvider theme={theme} env="test" withCssVariables={false} withGlobalClasses={false}>
        <Router hook={useHashLocation}>
          {screen}
          <Toasts />
        </Router>
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { ...result, bridge };
}

/** Takes the messages of the test before away. */
function ForgetMessages() {
  const toasts = useToasts();
  useEffect(() => {
    for (const { id } of toasts) dismissToast(id);
  }, [toasts]);
  return null;
}

/** What axe finds wrong, in words. Colours are looked at in real windows: jsdom knows none. */
export async function findBarriers(container: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
