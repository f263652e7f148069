import type { BelongingKind } from '@shared/features/staff/staff.rules';
import type { Unit } from '../../db/unit';

/** Who takes over what somebody who leaves had in hand. */
export type Takers = {
  /** The colleague who gets this thing; null: it stays where it is. What is `byNameOnly` goes to nobody by turn. */
  of: (id: number, byNameOnly?: boolean) => number | null;
};

/** How a feature hands over what it keeps under a person's name. Registered in `ipc/handovers`. */
export type Handover = {
  kind: BelongingKind;
  /** Gives to the takers what the acting person may divide, recorded, so that one undo brings it back. */
  handOver: (unit: Unit, fromId: number, takers: Takers) => Promise<void>;
};
