import type { FollowupId } from '@shared/features/followups/followups.contract';
import type { FollowupKind, FollowupState } from '@shared/features/followups/followups.rules';
import type { Unit } from '../../db/unit';
import { Followup } from './followups.entity';
import { assertKind, endFollowup } from './followups.service';

/** What of another feature ends when a follow-up that stands for it does. Registered in `ipc/commands`. */
export type FollowupEnd = (
  unit: Unit,
  followupId: number,
  end: { state: 'done' | 'dropped'; note: string },
) => Promise<void>;

type Assigned = {
  kind: FollowupKind;
  customerId: number | null;
  personId: number;
  subject: string;
  dueOn: string;
  dueMinute: number | null;
  lengthMinutes: number;
  /** What its line tells of why it is there, as JSON of `Why`. */
  why?: string | null;
};

/**
 * Something to do that an arrangement of the shop gives to somebody: whoever acts need not be allowed to plan for them.
 * Who it is given to must be able to know of the customer. Throws followups.wantsCustomer.
 */
export async function assignFollowup(unit: Unit, fields: Assigned): Promise<FollowupId> {
  assertKind(fields);
  const { at, on } = unit.moment;
  const id = await unit.insert(Followup, {
    ...fields,
    createdAt: at,
    createdOn: on,
    createdBy: unit.actor.id,
  });
  return id as FollowupId;
}

const openOne = (unit: Unit, id: number) =>
  unit.get<Pick<Followup, 'id' | 'version'>>(
    `SELECT "id", "version" FROM "followups" WHERE "id" = ? AND "state" = 'open'`,
    id,
  );

/** Ends one because what it stands for has ended; one that is open no more stays as it is. */
export async function settleFollowup(
  unit: Unit,
  id: number,
  state: Exclude<FollowupState, 'open'>,
  note: string,
): Promise<void> {
  const row = openOne(unit, id);
  if (row !== undefined) await endFollowup(unit, row, { state, note });
}

/** Gives one to somebody else; one that is open no more stays as it is. */
export async function reassignFollowup(unit: Unit, id: number, personId: number): Promise<void> {
  const row = openOne(unit, id);
  if (row !== undefined) await unit.change(Followup, id, { personId, version: row.version + 1 });
}
