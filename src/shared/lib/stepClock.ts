const DAY_MS = 86_400_000;

/**
 * Sets the clock of this thread ahead by whole days, for e2e tests that come back weeks later. `days` is as it was written
 * outside; nothing happens without a number above 0. Call it behind `__TEST_BUILD__` only: a release has none of it.
 */
export function stepClock(days: string | null | undefined): void {
  const aheadMs = Number(days ?? 0) * DAY_MS;
  if (!(aheadMs > 0)) return;
  const real = Date;
  const now = (): number => real.now() + aheadMs;
  globalThis.Date = new Proxy(real, {
    construct: (target, values: unknown[], made) =>
      Reflect.construct(target, values.length === 0 ? [now()] : values, made) as Date,
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
}
