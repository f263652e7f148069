import { type Found } from './drillShop';
import { type Promises } from './marks';

/** What broke a promise, in words: data that is not whole, and acts and backups that were told as done and are gone. */
export type Judgement = { corrupt: string[]; lost: string[] };

/** Compares what was found with what was promised. */
export function judgeFound(found: Found, promises: Promises): Judgement {
  if (found.fault !== null) return { corrupt: [found.fault], lost: [] };
  const { lost, halves } = promises.broken((sql) => found.values[sql] ?? null);
  const corrupt = halves.map((half) => `half done: ${half}`);
  for (const { id, fault } of found.backups) {
    if (fault !== null) corrupt.push(`the backup ${id} is listed and does not open: ${fault}`);
  }
  for (const { backup, copies } of promises.kept) {
    const whole = found.backups.filter(({ id, fault }) => id === backup && fault === null);
    if (whole.length < copies) {
      lost.push(`${String(copies - whole.length)} of ${String(copies)} copies of the backup ${backup}`);
    }
    for (const { values } of whole) {
      const lacking = promises.brokenIn(backup, (sql) => values[sql] ?? null);
      for (const what of [...lacking.lost, ...lacking.halves]) corrupt.push(`a backup without ${what}`);
    }
  }
  return { corrupt, lost };
}
