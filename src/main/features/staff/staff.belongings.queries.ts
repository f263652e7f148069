import type { Belonging } from '@shared/features/staff/staff.contract';
import type { BelongingKind } from '@shared/features/staff/staff.rules';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';

/** How a feature tells what it keeps under a person's name. Registered in `ipc/queries`. */
export type BelongingSource = {
  kind: BelongingKind;
  /** What of it the asking person may divide. What they may not know of is not even counted. */
  read: (reader: Reader, asker: Actor, personId: number) => Omit<Belonging, 'kind'>;
};
