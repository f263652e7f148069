import { AppError } from '@shared/errors/AppError';
import type { ComplaintCategory as Told } from '@shared/features/complaints/complaints.contract';
import { CATEGORY_PRESETS, PRESETS, type CategoryPreset } from '@shared/features/complaints/complaints.rules';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { canHave } from '../followups/followups.sight.queries';
import { activePeople, ownerOf } from '../staff/staff.people.queries';
import type { ComplaintCategory } from './complaints.entity';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** The one of every shop that goes by this word; null for one of the shop's own. */
export const presetOf = (key: string): CategoryPreset | null =>
  CATEGORY_PRESETS.find((preset) => preset === key) ?? null;

const unchanged = (preset: CategoryPreset): Told => {
  const { role, answerMinutes, solveMinutes } = PRESETS[preset];
  return {
    key: preset,
    preset,
    version: null,
    isRetired: false,
    name: '',
    personId: null,
    role,
    answerMinutes,
    solveMinutes,
    script: null,
    avoid: null,
    checklist: null,
  };
};

const changed = (row: ComplaintCategory): Told => ({
  key: row.key,
  preset: presetOf(row.key),
  version: row.version,
  isRetired: row.deletedAt !== null,
  name: row.name,
  personId: row.personId,
  role: row.role,
  answerMinutes: row.answerMinutes,
  solveMinutes: row.solveMinutes,
  script: row.script,
  avoid: row.avoid,
  checklist: row.checklist === null ? null : (JSON.parse(row.checklist) as string[]),
});

/**
 * All categories in the shop's order; without one, those of every shop as it changed them, its own behind. Those offered no
 * more are last.
 */
export function listCategories(reader: Pick<Reader, 'all'>): Told[] {
  const kept = reader.all<ComplaintCategory>('SELECT * FROM "complaintCategories" ORDER BY "id"');
  const rows = new Map(kept.map((row) => [row.key, changed(row)]));
  const places = new Map(kept.map(({ key, place }) => [key, place ?? Infinity]));
  const placeOf = ({ key }: Told): number => places.get(key) ?? Infinity;
  const presets = CATEGORY_PRESETS.map((preset) => rows.get(preset) ?? unchanged(preset));
  const own = [...rows.values()].filter(({ preset }) => preset === null);
  /* What is none of the others stays behind them all. */
  const inOrder = [...presets.slice(0, -1), ...own, ...presets.slice(-1)];
  return inOrder.toSorted(
    (a, b) =>
      Number(a.isRetired) - Number(b.isRetired) || (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)),
  );
}

/** A category that is offered. Throws complaints.noCategory. */
export function categoryOf(reader: Pick<Reader, 'all'>, key: string): Told {
  const found = listCategories(reader).find((one) => one.key === key && !one.isRetired);
  if (found === undefined) throw new AppError('complaints.noCategory', {}, ['category']);
  return found;
}

/**
 * Whom a category makes responsible for something of a customer: its person, else whoever of its role has the least
 * under way, else whoever takes it in; the owner where none of these may know of the customer.
 */
export function responsibleFor(
  reader: Reads,
  { personId, role }: Pick<Told, 'personId' | 'role'>,
  customerId: number | null,
  actor: Actor,
): number {
  const can = (one: number): boolean => canHave(reader, one, customerId);
  if (personId !== null && can(personId)) return personId;
  if (role !== null) {
    const load = new Map(
      reader
        .all<{ personId: number; count: number }>(
          `SELECT "personId", count(*) AS "count" FROM "complaints"
           WHERE "state" IN ('new', 'investigating', 'proposed') GROUP BY "personId"`,
        )
        .map((one) => [one.personId, one.count]),
    );
    const [least] = activePeople(reader)
      .filter((one) => one.role === role && can(one.id))
      .toSorted((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0) || a.id - b.id);
    if (least !== undefined) return least.id;
  }
  return personId === null && role === null && can(actor.id) ? actor.id : (ownerOf(reader)?.id ?? actor.id);
}
