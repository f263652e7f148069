import type { ElectronApplication } from '@playwright/test';

/** Resolution of the watch in ms; a loop that is never late shows it as its delay. */
const STEP_MS = 10;

/** Watches how late the main process' loop is from now on; `lateMs` is the p99 until it is asked. */
export async function watchLoop(app: ElectronApplication): Promise<{ lateMs: () => Promise<number> }> {
  await app.evaluate((_, resolution) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const watch = monitorEventLoopDelay({ resolution });
    Object.assign(globalThis, { benchLoop: watch });
    watch.enable();
  }, STEP_MS);
  return {
    lateMs: async () => {
      const p99 = await app.evaluate(() => {
        const { benchLoop } = globalThis as unknown as { benchLoop: { percentile(share: number): number } };
        return benchLoop.percentile(99) / 1e6;
      });
      return p99 - STEP_MS;
    },
  };
}
