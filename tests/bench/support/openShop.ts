import { launchShuke, type Launched } from '../../support/launch';
import { shopFolder } from './shopFile';

/** The app on a copy of the filled shop, its list on screen. */
export type OpenShop = Launched & { file: string };

/** Opens the test build on its own copy of the filled shop, to which `prepare` may add, and waits for the list. */
export async function openShop(
  runDir: string,
  name: string,
  prepare: (file: string) => void = () => undefined,
): Promise<OpenShop> {
  const { dataDir, file } = shopFolder(runDir, name);
  prepare(file);
  const launched = await launchShuke({ dataDir });
  const { app, page, close } = launched;
  try {
    /* The TypeScript loader names functions by a helper that neither the page nor the main process has. */
    await page.evaluate('globalThis.__name = (it) => it');
    await app.evaluate('globalThis.__name = (it) => it');
    await page.getByRole('grid').getByRole('row').nth(5).waitFor();
    await page.evaluate(installBench);
    return { ...launched, file };
  } catch (error) {
    await close();
    throw error;
  }
}

declare global {
  var bench: PageSide;
}

/** What benches use inside the page. */
type PageSide = {
  /** Waits for the next mark of a name that is set from now on; tells when, by `performance.now()`. */
  nextMark(name: string): Promise<number>;
  /** When the last input event of a kind began, by `performance.now()`. */
  lastInput: { keydown: number; input: number; click: number };
  /** Forgets what the page has kept of customers, follow-ups and days that are not on screen, as if minutes had passed. */
  forget(): void;
};

/** In the page: puts the bench's side there, where it has to be again after the page was loaded anew. */
export function installBench(): void {
  const lastInput = { keydown: 0, input: 0, click: 0 };
  for (const kind of ['keydown', 'input', 'click'] as const) {
    window.addEventListener(kind, (event) => (lastInput[kind] = event.timeStamp), { capture: true });
  }
  type Client = { removeQueries(which: { queryKey: string[]; type: 'inactive' }): void };
  type Fiber = { return: Fiber | null; memoizedProps: { client?: Client } | null };
  const fiberOf = (element: Element): Fiber | null => {
    const key = Object.keys(element).find((name) => name.startsWith('__reactFiber$'));
    return key === undefined ? null : ((element as unknown as Record<string, Fiber>)[key] ?? null);
  };
  globalThis.bench = {
    lastInput,
    nextMark: (name) => {
      const from = performance.now();
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`the page never set ${name}`)), 20_000);
        new PerformanceObserver((list, observer) => {
          const mark = list.getEntriesByName(name).find((entry) => entry.startTime >= from);
          if (!mark) return;
          clearTimeout(timer);
          observer.disconnect();
          resolve(mark.startTime);
        }).observe({ type: 'mark' });
      });
    },
    forget: () => {
      /* TanStack Query's client hangs on React's tree above everything that is drawn. */
      let fiber = fiberOf(document.querySelector('main') ?? document.body);
      while (fiber && !fiber.memoizedProps?.client) fiber = fiber.return;
      if (!fiber?.memoizedProps?.client) throw new Error('the page keeps its answers elsewhere');
      const { client } = fiber.memoizedProps;
      for (const queryKey of [['customers'], ['followups'], ['settings', 'days']])
        client.removeQueries({ queryKey, type: 'inactive' });
    },
  };
}
