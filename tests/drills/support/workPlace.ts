import { type Mark } from './marks';

/** Where the work is done, and who is told of each act. */
export type WorkPlace = {
  dir: string;
  mark: (mark: Mark) => void;
  /** Makes names of this work different from those of another one. */
  seed: number;
  /** True for as few acts as show all that the disk is asked for; false for a long row of them. */
  isShort: boolean;
  /** True where the disk fails: an act that is refused is then no fault of the drill. */
  mayFail: boolean;
};

/** Names of people and sales that drills add begin with this, which the filled shop has nowhere. */
export const OURS = '试';

/** Null in place of the answer where a failing disk let it be refused. */
export async function unlessRefused<T>(mayFail: boolean, run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (!mayFail) throw error;
    return null;
  }
}
