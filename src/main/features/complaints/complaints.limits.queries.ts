import { limitOf } from '@shared/features/complaints/compensation.rules';
import { GIVEN_ROLES, type GivenRole, type Role } from '@shared/features/staff/staff.rules';
import type { Reader } from '../../db/reader';
import { activePeople } from '../staff/staff.people.queries';
import type { ComplaintLimit } from './complaints.compensation.entity';

type Reads = Pick<Reader, 'get' | 'all'>;

/** What is set for a role, and for a person. */
const setFor = (reader: Reads, role: Role, personId: number | null) => ({
  role: limitRow(reader, { role: role as GivenRole })?.cents ?? null,
  person: personId === null ? null : (limitRow(reader, { personId })?.cents ?? null),
});

/** The row of a role's or a person's limit, also of one that was unset. */
export const limitRow = (
  reader: Reads,
  whose: { role: GivenRole } | { personId: number },
): ComplaintLimit | undefined =>
  'role' in whose
    ? reader.get<ComplaintLimit>('SELECT * FROM "complaintLimits" WHERE "role" = ?', whose.role)
    : reader.get<ComplaintLimit>('SELECT * FROM "complaintLimits" WHERE "personId" = ?', whose.personId);

/** What somebody may give for one complaint; null: as much as they like. */
export const limitFor = (reader: Reads, { id, role }: { id: number; role: Role }): number | null =>
  limitOf(role, setFor(reader, role, id));

/** What each role may give, and everybody who works here. */
export function listLimits(reader: Reads) {
  return {
    roles: GIVEN_ROLES.map((role) => {
      const set = setFor(reader, role, null);
      return { role, cents: limitOf(role, set) ?? 0, isSet: set.role !== null };
    }),
    people: activePeople(reader).flatMap(({ id, name, role }) => {
      if (role === 'owner') return [];
      const set = setFor(reader, role, id);
      return [{ id, name, role, cents: limitOf(role, set) ?? 0, isSet: set.person !== null }];
    }),
  };
}
