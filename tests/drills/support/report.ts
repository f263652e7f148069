/** Tells the person something on the way. */
export function note(drill: string, text: string): void {
  process.stdout.write(`${drill}: ${text}\n`);
}

/** The last line of every drill. `lost`: attempts that broke a promise; `corrupt`: data that changed and must not. */
export function verdict(
  drill: string,
  { tried, lost, corrupt }: { tried: number; lost: number; corrupt: number },
): void {
  process.stdout.write(
    `${drill}: tried ${String(tried)}, lost ${String(lost)}, corrupt ${String(corrupt)}\n`,
  );
}
