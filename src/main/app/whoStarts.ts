import { hostname, userInfo } from 'node:os';
import type { Starter } from './paths';

/** This computer and its user, as the system names them; empty where it does not. */
export function whoStarts(): Starter {
  try {
    return { computer: hostname(), user: userInfo().username };
  } catch {
    /* A user without an entry, as in some containers: others are then told the computer only. */
    return { computer: hostname(), user: '' };
  }
}
