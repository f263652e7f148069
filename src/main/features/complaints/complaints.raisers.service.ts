import type { Unit } from '../../db/unit';
import { ComplaintRaiser } from './complaints.learn.entity';

/** What a complaint raised is its customer's, once they are named. */
export async function nameRaisers(unit: Unit, complaintId: number, customerId: number | null): Promise<void> {
  const ids = unit.column<number>('SELECT "id" FROM "complaintRaisers" WHERE "complaintId" = ?', complaintId);
  for (const id of ids) await unit.change(ComplaintRaiser, id, { customerId });
}
