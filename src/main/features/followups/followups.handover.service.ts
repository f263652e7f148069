import type { Unit } from '../../db/unit';
import { knownSql, sightOf } from '../customers/customers.sight.queries';
import type { Handover } from '../staff/staff.handover.service';
import { Followup, VisitSheet } from './followups.entity';
import { FollowupSeries } from './followups.series.entity';
import { seriesById } from './followups.series.queries';
import { canHave } from './followups.sight.queries';

/** The next ones of a series go the way of the one that is open. */
async function handOverSeries(unit: Unit, id: number, fromId: number, personId: number): Promise<void> {
  const series = seriesById(unit, id);
  if (series.personId !== fromId) return;
  await unit.change(FollowupSeries, id, { personId, version: series.version + 1 });
}

/** What a leaving person still had to do. One about a customer of whom the taker may not know stays. */
export const followupsHandover: Handover = {
  kind: 'followups',
  handOver: async (unit, fromId, takers) => {
    const known = knownSql(sightOf(unit, unit.actor), 'f."customerId"');
    const rows = unit.all<Pick<Followup, 'id' | 'customerId' | 'seriesId' | 'version'>>(
      `SELECT f."id", f."customerId", f."seriesId", f."version" FROM "followups" f WHERE f."personId" = ? AND f."state" = 'open'
         AND (f."customerId" IS NULL OR ${known?.sql ?? 'TRUE'}) ORDER BY f."dueOn", f."id"`,
      fromId,
      ...(known?.values ?? []),
    );
    for (const { id, customerId, seriesId, version } of rows) {
      const personId = takers.of(id);
      if (personId === null || !canHave(unit, personId, customerId)) continue;
      await unit.change(Followup, id, { personId, version: version + 1 });
      if (seriesId !== null) await handOverSeries(unit, seriesId, fromId, personId);
    }
  },
};

/** Sheets that a leaving person still has out. One with a customer of whom the taker may not know stays. */
export const visitsHandover: Handover = {
  kind: 'visits',
  handOver: async (unit, fromId, takers) => {
    const rows = unit.all<Pick<VisitSheet, 'id' | 'version'>>(
      `SELECT "id", "version" FROM "followupSheets" WHERE "personId" = ? AND "backAt" IS NULL ORDER BY "dayOn", "id"`,
      fromId,
    );
    for (const { id, version } of rows) {
      const personId = takers.of(id);
      const customers = unit.column<number>(
        'SELECT "customerId" FROM "followupStops" WHERE "sheetId" = ?',
        id,
      );
      if (personId === null || !customers.every((one) => canHave(unit, personId, one))) continue;
      await unit.change(VisitSheet, id, { personId, version: version + 1 });
    }
  },
};
