import { AppError } from '@shared/errors/AppError';
import { MASK_SIGN, maskText } from '@shared/features/customers/mask.rules';
import type { CustomField, FieldWords } from '@shared/features/fields/fields.contract';
import {
  FIELD_LIMITS,
  nextChoices,
  readValue,
  type FieldValue,
  type OwnValue,
} from '@shared/features/fields/fields.rules';
import type { Unit } from '../../db/unit';
import { FieldRow, FieldValueRow } from './fields.entity';
import { listFields, type CustomValues } from './fields.queries';

const isUsed = (unit: Unit, id: number): boolean =>
  unit.get('SELECT 1 FROM "fieldValues" WHERE "fieldId" = ? LIMIT 1', id) !== undefined;

const isChosen = (unit: Unit, id: number, word: string): boolean =>
  unit.get('SELECT 1 FROM "fieldValues" WHERE "fieldId" = ? AND "text" = ? LIMIT 1', id, word) !== undefined;

const asked = (fields: readonly CustomField[]): CustomField[] => fields.filter(({ isRetired }) => !isRetired);

function assertRoom(fields: readonly CustomField[]): void {
  if (asked(fields).length >= FIELD_LIMITS.fields) {
    throw new AppError('fields.tooMany', { number: FIELD_LIMITS.fields });
  }
}

/**
 * A field as it shall be; without an id a new one, behind the others. Returns its id. Throws fields.unknown, .changed,
 * .tooMany, .nameTaken, .noChoices, .kindFixed.
 */
export async function saveField(
  unit: Unit,
  { id, version, fields }: { id: number | null; version: number | null; fields: FieldWords },
): Promise<number> {
  const all = listFields(unit);
  const before = all.find((one) => one.id === id);
  const words = [...new Set(fields.kind === 'choice' ? fields.choices : [])];
  if (id !== null && before === undefined) throw new AppError('fields.unknown');
  if (before !== undefined && before.version !== version) throw new AppError('fields.changed');
  if (all.some((one) => one.id !== id && one.name.toLowerCase() === fields.name.toLowerCase())) {
    throw new AppError('fields.nameTaken', {}, ['name']);
  }
  if (fields.kind === 'choice' && words.length === 0) throw new AppError('fields.noChoices', {}, ['choices']);
  const isInList = fields.isInList ? 1 : 0;
  const { name, kind } = fields;
  if (before === undefined) {
    assertRoom(all);
    const [last] = unit.column<number | null>('SELECT max("place") FROM "fields"');
    const choices = JSON.stringify(nextChoices([], words, () => false));
    return unit.insert(FieldRow, { name, kind, choices, isInList, place: (last ?? 0) + 1 });
  }
  if (before.kind !== kind && isUsed(unit, before.id)) throw new AppError('fields.kindFixed', {}, ['kind']);
  const choices = nextChoices(before.choices, words, (word) => isChosen(unit, before.id, word));
  await unit.change(FieldRow, before.id, {
    name,
    kind,
    choices: JSON.stringify(choices),
    isInList,
    version: before.version + 1,
  });
  return before.id;
}

/** Asks for a field no more, or again; one that stands on no card goes. Throws fields.unknown, .tooMany. */
export async function retireField(
  unit: Unit,
  { id, isRetired }: { id: number; isRetired: boolean },
): Promise<void> {
  const all = listFields(unit);
  const before = all.find((one) => one.id === id);
  if (before === undefined) throw new AppError('fields.unknown');
  if (isRetired && !isUsed(unit, id)) {
    await unit.remove(FieldRow, id);
    return;
  }
  if (!isRetired && before.isRetired) assertRoom(all);
  const retiredAt = isRetired ? unit.moment.at : null;
  await unit.change(FieldRow, id, { retiredAt, version: before.version + 1 });
}

/** Puts the fields that are asked for in an order. Throws fields.changed where others are by now. */
export async function orderFields(unit: Unit, ids: readonly number[]): Promise<void> {
  const offered = asked(listFields(unit));
  if (offered.length !== new Set(ids).size || offered.some(({ id }) => !ids.includes(id))) {
    throw new AppError('fields.changed');
  }
  for (const { id } of offered) await unit.change(FieldRow, id, { place: ids.indexOf(id) + 1 });
}

/** What was typed into a field as it is kept; null for none. Throws fields.unknown, .unreadable. */
export function readTyped(field: CustomField | undefined, key: string, typed: string): FieldValue | null {
  if (typed.trim() === '') return null;
  if (field === undefined || field.isRetired) throw new AppError('fields.unknown', {}, [`custom.${key}`]);
  const read = readValue(field, typed);
  if (read === null) throw new AppError('fields.unreadable', {}, [`custom.${key}`]);
  return read;
}

/**
 * Writes what was typed into fields of the shop's own; empty text takes a value away, and what stays as it was is not
 * looked at. A mask that was left as it was changes nothing. Throws fields.unknown, .unreadable.
 */
export async function setValues(
  unit: Unit,
  customerId: number,
  typed: CustomValues,
  { seesAll }: { seesAll: boolean },
): Promise<void> {
  const fields = new Map(listFields(unit).map((field) => [String(field.id), field]));
  const rows = unit.all<FieldValueRow>('SELECT * FROM "fieldValues" WHERE "customerId" = ?', customerId);
  for (const [key, text] of Object.entries(typed)) {
    const row = rows.find(({ fieldId }) => String(fieldId) === key);
    if (row !== undefined && row.text === text.trim()) continue;
    const isMask = !seesAll && text.includes(MASK_SIGN) && row !== undefined && maskText(row.text) === text;
    if (isMask) continue;
    const read = readTyped(fields.get(key), key, text);
    if (read === null) {
      if (row !== undefined) await unit.remove(FieldValueRow, row.id);
    } else if (row === undefined) {
      await unit.insert(FieldValueRow, { customerId, fieldId: Number(key), ...read });
    } else if (row.text !== read.text) {
      await unit.change(FieldValueRow, row.id, read);
    }
  }
}

/** Writes what a file says in fields in which nothing stands; one that is gone meanwhile is passed over. */
export async function addValues(unit: Unit, customerId: number, values: readonly OwnValue[]): Promise<void> {
  for (const { fieldId, text, milli } of values) {
    const isThere = unit.get('SELECT 1 FROM "fields" WHERE "id" = ?', fieldId) !== undefined;
    if (isThere) await unit.insert(FieldValueRow, { customerId, fieldId, text, milli });
  }
}
