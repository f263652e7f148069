import { randomUUID } from 'node:crypto';
import { AppError } from '@shared/errors/AppError';
import type {
  CategoryFields,
  ComplaintCategory as Told,
} from '@shared/features/complaints/complaints.contract';
import { COMPLAINT_LIMITS } from '@shared/features/complaints/complaints.rules';
import type { Unit } from '../../db/unit';
import { activePerson } from '../staff/staff.people.queries';
import { listCategories, presetOf } from './complaints.categories.queries';
import { ComplaintCategory } from './complaints.entity';

const columnsOf = ({ checklist, ...rest }: CategoryFields) => ({
  ...rest,
  checklist: checklist === null ? null : JSON.stringify(checklist),
});

const fieldsOf = (category: Told): CategoryFields => {
  const { name, personId, role, answerMinutes, solveMinutes, script, avoid, checklist } = category;
  return { name, personId, role, answerMinutes, solveMinutes, script, avoid, checklist };
};

const rowOf = (unit: Unit, key: string) =>
  unit.get<Pick<ComplaintCategory, 'id' | 'version'>>(
    'SELECT "id", "version" FROM "complaintCategories" WHERE "key" = ?',
    key,
  );

/**
 * A category as it shall be; what was taken in under it keeps its dates. Without a key a new one. Returns its row's id.
 * Throws complaints.noCategory, .changed where somebody was quicker, .tooMany, .wantsName, staff.unknown.
 */
export async function saveCategory(
  unit: Unit,
  { key, version, fields }: { key: string | null; version: number | null; fields: CategoryFields },
): Promise<number> {
  const { personId, name } = fields;
  if (personId !== null && activePerson(unit, personId) === undefined) {
    throw new AppError('staff.unknown', {}, ['personId']);
  }
  if (name === '' && (key === null || presetOf(key) === null)) {
    throw new AppError('complaints.wantsName', {}, ['name']);
  }
  const known = listCategories(unit);
  if (key === null) {
    if (known.length >= COMPLAINT_LIMITS.categories) {
      throw new AppError('complaints.tooMany', { number: COMPLAINT_LIMITS.categories });
    }
    return unit.insert(ComplaintCategory, { ...columnsOf(fields), key: randomUUID() });
  }
  const before = known.find((one) => one.key === key);
  if (before === undefined) throw new AppError('complaints.noCategory');
  if (before.version !== version) throw new AppError('complaints.changed');
  const row = rowOf(unit, key);
  if (row === undefined) return unit.insert(ComplaintCategory, { ...columnsOf(fields), key });
  await unit.change(ComplaintCategory, row.id, { ...columnsOf(fields), version: row.version + 1 });
  return row.id;
}

/** Offers a category no more, or again; one stays always. Throws complaints.noCategory, .lastCategory. */
export async function retireCategory(
  unit: Unit,
  { key, isRetired }: { key: string; isRetired: boolean },
): Promise<number> {
  const known = listCategories(unit);
  const before = known.find((one) => one.key === key);
  if (before === undefined) throw new AppError('complaints.noCategory');
  if (isRetired && !known.some((one) => !one.isRetired && one.key !== key)) {
    throw new AppError('complaints.lastCategory');
  }
  const deletedAt = isRetired ? unit.moment.at : null;
  const row = rowOf(unit, key);
  if (row !== undefined) {
    await unit.change(ComplaintCategory, row.id, { deletedAt, version: row.version + 1 });
    return row.id;
  }
  return unit.insert(ComplaintCategory, { ...columnsOf(fieldsOf(before)), key, deletedAt });
}

/** Puts those that are offered in an order. Throws complaints.changed where others are offered by now. */
export async function orderCategories(unit: Unit, keys: readonly string[]): Promise<void> {
  const offered = listCategories(unit).filter(({ isRetired }) => !isRetired);
  if (offered.length !== new Set(keys).size || offered.some(({ key }) => !keys.includes(key))) {
    throw new AppError('complaints.changed');
  }
  for (const category of offered) {
    const { key } = category;
    const place = keys.indexOf(key);
    const row = rowOf(unit, key);
    if (row === undefined)
      await unit.insert(ComplaintCategory, { ...columnsOf(fieldsOf(category)), key, place });
    else await unit.change(ComplaintCategory, row.id, { place });
  }
}
