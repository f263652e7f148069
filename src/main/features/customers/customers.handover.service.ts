import type { Unit } from '../../db/unit';
import type { Handover, Takers } from '../staff/staff.handover.service';
import { CustomerTeamMember } from './customers.entity';
import { dividedSql } from './customers.belongings.queries';
import { sightOf } from './customers.sight.queries';

/** Customers whom a leaving person looked after. The taker has the same part; a restricted one goes only to who is named. */
export const customersHandover: Handover = {
  kind: 'customers',
  handOver: async (unit, fromId, takers) => {
    const divided = dividedSql(sightOf(unit, unit.actor));
    const rows = unit.all<CustomerTeamMember & { isRestricted: 0 | 1 }>(
      `SELECT t."id", t."customerId", t."personId", t."part", c."isRestricted" FROM "customerTeam" t
       JOIN "customers" c ON c."id" = t."customerId"
       WHERE t."personId" = ? AND ${divided.sql} ORDER BY t."customerId"`,
      fromId,
      ...divided.values,
    );
    for (const row of rows) await pass(unit, row, takers);
  },
};

const RANK = { lead: 2, deputy: 1, member: 0 } as const;

async function pass(
  unit: Unit,
  row: CustomerTeamMember & { isRestricted: 0 | 1 },
  takers: Takers,
): Promise<void> {
  const personId = takers.of(row.customerId, row.isRestricted === 1);
  if (personId === null) return;
  const present = unit.get<Pick<CustomerTeamMember, 'id' | 'part'>>(
    'SELECT "id", "part" FROM "customerTeam" WHERE "customerId" = ? AND "personId" = ?',
    row.customerId,
    personId,
  );
  if (present === undefined) {
    await unit.change(CustomerTeamMember, row.id, { personId });
    return;
  }
  /* The leaver goes first: there is one lead at any moment. */
  await unit.remove(CustomerTeamMember, row.id);
  if (RANK[row.part] > RANK[present.part])
    await unit.change(CustomerTeamMember, present.id, { part: row.part });
}
