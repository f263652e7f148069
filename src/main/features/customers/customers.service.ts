import { AppError } from '@shared/errors/AppError';
import type { CustomerFields, CustomerId, TeamMember } from '@shared/features/customers/customers.contract';
import { CONTACT_FIELDS, MASK_SIGN, maskNumber, maskText } from '@shared/features/customers/mask.rules';
import type { OwnValue } from '@shared/features/fields/fields.rules';
import type { PeekReason } from '@shared/features/customers/team.rules';
import { maskPhone, normalisePhone } from '@shared/lib/phone';
import { isUniqueViolation } from '../../db/sqliteErrors';
import { foreignKeysTo, isReferredTo } from '../../db/references';
import type { Patch, Unit } from '../../db/unit';
import type { Derivation } from '../../db/writer';
import {
  Customer,
  CustomerConsent,
  CustomerNote,
  CustomerPeek,
  CustomerPhone,
  CustomerTag,
  CustomerTeamMember,
} from './customers.entity';
import { addValues, setValues } from '../fields/fields.service';
import { assertNeverGiven, ownNumber } from '../loyalty/loyalty.numbers.service';
import { closeAccount } from '../sales/sales.service';
import { relist } from './customers.listing';
import { activePerson } from '../staff/staff.people.queries';
import { isKnown, knownSql, mayArrange, mayRestrict, reachTo, sightOf } from './customers.sight.queries';
import type { CustomerRight, Reach } from './customers.sight.queries';

/** Keeps lists and find in step with every recorded change of a card, undo included. */
export const customersDerivation: Derivation = {
  tables: ['customers', 'customerPhones', 'customerTags'],
  refresh: (unit, changes) => {
    relist(
      unit,
      changes.flatMap((change) => change.customerId ?? []),
    );
  },
};

type Typed = Partial<CustomerFields>;

/** 29 February is taken; 30 February, and the 31st of short or lunar months, are not. */
function assertBirthday(birthday: CustomerFields['birthday']): void {
  if (birthday === null) return;
  const longest =
    birthday.calendar === 'lunar'
      ? 30
      : new Date(Date.UTC(birthday.year ?? 2000, birthday.month, 0)).getUTCDate();
  if (birthday.day > longest) throw new AppError('customers.birthdayInvalid', {}, ['birthday']);
}

type BirthColumn = 'birthMonth' | 'birthDay' | 'birthYear' | 'birthCalendar';

/** Columns of the card itself among what was typed. */
function columnsOf(typed: Typed): Patch<Omit<Customer, 'id'>> {
  const { birthday, phones: _phones, tags: _tags, custom: _custom, number, ...plain } = typed;
  /* A field that is no column of the card does not compile here. */
  const columns: Patch<Pick<Customer, keyof typeof plain | BirthColumn | 'number'>> = { ...plain };
  if (number !== undefined) columns.number = number === '' ? null : number;
  if (birthday !== undefined) {
    assertBirthday(birthday);
    columns.birthMonth = birthday?.month ?? null;
    columns.birthDay = birthday?.day ?? null;
    columns.birthYear = birthday?.year ?? null;
    columns.birthCalendar = birthday?.calendar ?? null;
  }
  return columns;
}

type PhoneRow = Pick<CustomerPhone, 'digits' | 'display' | 'kind'>;

function readPhones(typed: CustomerFields['phones']): PhoneRow[] {
  const rows = typed.map(({ text }) => {
    const phone = normalisePhone(text);
    if (phone === null || phone.kind === 'damaged') {
      throw new AppError('customers.phoneInvalid', {}, ['phones']);
    }
    return { digits: phone.digits, display: phone.display, kind: phone.kind };
  });
  return rows.filter((row, at) => rows.findIndex((other) => other.digits === row.digits) === at);
}

async function setPhones(unit: Unit, customerId: number, typed: CustomerFields['phones']): Promise<void> {
  const wanted = readPhones(typed);
  const present = unit.all<CustomerPhone>(
    'SELECT * FROM "customerPhones" WHERE "customerId" = ? ORDER BY "position", "id"',
    customerId,
  );
  for (const [position, row] of wanted.entries()) {
    const same = present.find((phone) => phone.digits === row.digits);
    if (same === undefined) await unit.insert(CustomerPhone, { customerId, position, ...row });
    else if (same.position !== position || same.display !== row.display) {
      await unit.change(CustomerPhone, same.id, { position, display: row.display, kind: row.kind });
    }
  }
  for (const phone of present) {
    if (!wanted.some((row) => row.digits === phone.digits)) await unit.remove(CustomerPhone, phone.id);
  }
}

async function setTags(unit: Unit, customerId: number, tags: readonly string[]): Promise<void> {
  const wanted = new Set(tags);
  const present = unit.all<CustomerTag>('SELECT * FROM "customerTags" WHERE "customerId" = ?', customerId);
  for (const row of present) if (!wanted.has(row.tag)) await unit.remove(CustomerTag, row.id);
  for (const tag of wanted) {
    if (!present.some((row) => row.tag === tag)) await unit.insert(CustomerTag, { customerId, tag });
  }
}

/** Does an act that may give a number to a customer, null for one who is not there yet. Throws customers.numberTaken, .numberInBin. */
async function withNumberFree<T>(
  unit: Unit,
  { number, id }: { number?: string | undefined; id: number | null },
  act: () => Promise<T>,
): Promise<T> {
  if (number !== undefined) assertNeverGiven(unit, number, id);
  try {
    return await act();
  } catch (error) {
    if (!isUniqueViolation(error, 'customers.number')) throw error;
    /* Of a card that nobody else may know of it only tells that the number is given. */
    const known = knownSql(sightOf(unit, unit.actor), '"id"');
    const isInBin = unit.get(
      `SELECT 1 FROM "customers" WHERE "number" = ? AND "deletedAt" IS NOT NULL AND ${known?.sql ?? 'TRUE'}`,
      number ?? '',
      ...(known?.values ?? []),
    );
    throw new AppError(isInBin ? 'customers.numberInBin' : 'customers.numberTaken', {}, ['number']);
  }
}

/** A card that is known by nothing could never be found again. */
function assertKnown(unit: Unit, id: number): void {
  const row = unit.get<{ name: string; number: string | null; phones: number }>(
    `SELECT "name", "number", (SELECT count(*) FROM "customerPhones" WHERE "customerId" = ?) AS "phones"
     FROM "customers" WHERE "id" = ?`,
    id,
    id,
  );
  if (row?.name === '' && row.number === null && row.phones === 0) {
    throw new AppError('customers.noIdentity', {}, ['name', 'phones']);
  }
}

/**
 * Makes a card, with the next member number where the shop gives it by itself, and with what they answered when asked for
 * consent. It is its maker's to lead where their rights reach no further than to their own. Throws customers.noIdentity,
 * .numberTaken, .numberInBin, .birthdayInvalid, .phoneInvalid, fields.unknown, .unreadable.
 */
export async function createCustomer(
  unit: Unit,
  typed: Typed,
  consents: readonly Consent[] = [],
): Promise<CustomerId> {
  const { at, on } = unit.moment;
  const number = typed.number === undefined || typed.number === '' ? ownNumber(unit) : typed.number;
  const id = await withNumberFree(unit, { number: number ?? undefined, id: null }, () =>
    unit.insert(Customer, {
      name: '',
      ...columnsOf(typed),
      number,
      createdAt: at,
      createdOn: on,
      createdBy: unit.actor.id,
      updatedAt: at,
    }),
  );
  await setPhones(unit, id, typed.phones ?? []);
  await setTags(unit, id, typed.tags ?? []);
  await setValues(unit, id, typed.custom ?? {}, { seesAll: true });
  assertKnown(unit, id);
  const { read, write } = sightOf(unit, unit.actor).scopes;
  if (read === 'own' || write === 'own') {
    await unit.insert(CustomerTeamMember, { customerId: id, personId: unit.actor.id, part: 'lead' });
  }
  for (const said of consents) await insertConsent(unit, id as CustomerId, said);
  return id as CustomerId;
}

/** What was typed into a form that shows masks, with what stands behind those that were left as they were. */
function behindMasks(unit: Unit, id: number, typed: Typed): Typed {
  const card = unit.get<Pick<Customer, 'number' | (typeof CONTACT_FIELDS)[number]>>(
    'SELECT "number", "wechat", "email", "address" FROM "customers" WHERE "id" = ?',
    id,
  );
  const phones = unit.all<Pick<CustomerPhone, 'digits' | 'display'>>(
    'SELECT "digits", "display" FROM "customerPhones" WHERE "customerId" = ? ORDER BY "position", "id"',
    id,
  );
  const number = maskNumber(
    card?.number ?? '',
    phones.map(({ digits }) => digits),
  );
  const left = { ...typed };
  if (left.number === number) delete left.number;
  for (const field of CONTACT_FIELDS) if (left[field] === maskText(card?.[field] ?? '')) delete left[field];
  if (typed.phones !== undefined) {
    const behind = [...phones];
    left.phones = typed.phones.map(({ text }) => {
      if (!text.includes(MASK_SIGN)) return { text };
      const at = behind.findIndex(({ digits }) => maskPhone(digits) === text);
      return { text: behind.splice(at, at < 0 ? 0 : 1)[0]?.display ?? text };
    });
  }
  return left;
}

/**
 * Changes what was typed and nothing else; a mask that was left as it was changes nothing. Throws customers.notFound,
 * .notYours, customers.changedMeanwhile where the card is
 * newer than `version` (the page then shows both values), and what createCustomer throws.
 */
export async function editCustomer(
  unit: Unit,
  edit: { id: CustomerId; version: number; fields: Typed },
): Promise<void> {
  const present = presentCard(unit, edit.id, 'write', true);
  if (present.deletedAt !== null) throw new AppError('customers.alreadyInBin');
  if (present.version !== edit.version) throw new AppError('customers.changedMeanwhile');
  const fields = present.reach.reveal ? edit.fields : behindMasks(unit, edit.id, edit.fields);
  await withNumberFree(unit, { number: fields.number, id: edit.id }, () =>
    unit.change(Customer, edit.id, {
      ...columnsOf(fields),
      updatedAt: unit.moment.at,
      version: nextVersion(unit, present),
    }),
  );
  if (fields.phones !== undefined) await setPhones(unit, edit.id, fields.phones);
  if (fields.tags !== undefined) await setTags(unit, edit.id, fields.tags);
  if (fields.custom !== undefined) {
    await setValues(unit, edit.id, fields.custom, { seesAll: present.reach.reveal });
  }
  assertKnown(unit, edit.id);
}

/** Throws customers.notFound, .notYours, .alreadyInBin where the person may not change a customer. */
export function assertWritable(unit: Unit, id: number): void {
  if (presentCard(unit, id, 'write').deletedAt !== null) throw new AppError('customers.alreadyInBin');
}

/** Gives a customer a number, in place of the one they have. Throws as assertWritable, and customers.numberTaken, .numberInBin. */
export async function setNumber(unit: Unit, id: CustomerId, number: string): Promise<void> {
  const present = presentCard(unit, id, 'write');
  if (present.deletedAt !== null) throw new AppError('customers.alreadyInBin');
  await withNumberFree(unit, { number, id }, () =>
    unit.change(Customer, id, { number, updatedAt: unit.moment.at, version: nextVersion(unit, present) }),
  );
}

/** Puts cards into the bin; all that hangs on them stays with them. Throws customers.notFound, .notYours, .alreadyInBin. */
export async function removeCustomers(unit: Unit, ids: readonly CustomerId[]): Promise<void> {
  for (const id of new Set(ids)) {
    if (presentCard(unit, id, 'delete', true).deletedAt !== null)
      throw new AppError('customers.alreadyInBin');
    await unit.change(Customer, id, { deletedAt: unit.moment.at });
  }
}

/** Takes cards out of the bin. Throws customers.notFound, .notYours, .notInBin. */
export async function restoreCustomers(unit: Unit, ids: readonly CustomerId[]): Promise<void> {
  for (const id of new Set(ids)) {
    if (presentCard(unit, id, 'delete', true).deletedAt === null) throw new AppError('customers.notInBin');
    await unit.change(Customer, id, { deletedAt: null, updatedAt: unit.moment.at });
  }
}

/** Writes a line on the timeline; returns the note's id. Throws customers.notFound, .notYours. */
export async function addNote(unit: Unit, id: CustomerId, text: string): Promise<number> {
  presentCard(unit, id, 'write', true);
  const { at, on, minute } = unit.moment;
  return unit.insert(CustomerNote, { customerId: id, text, at, onDay: on, minute, actorId: unit.actor.id });
}

/**
 * A version that the card never had: an undo sets it back with the rest of the card, and the next edit must not give
 * it the number under which a form was opened in between. Acts are numbered once for all.
 */
function nextVersion(unit: Unit, present: { version: number }): number {
  const acts = unit.column<number | null>('SELECT max("id") FROM "audit"')[0] ?? 0;
  return Math.max(present.version, acts) + 1;
}

/**
 * Throws customers.notFound also of a card that the person may not know of, .notYours where their right ends before;
 * `canAsk` where somebody at the desk could agree to it, who sees the same card.
 */
function presentCard(
  unit: Unit,
  id: number,
  right: CustomerRight,
  canAsk = false,
): { version: number; deletedAt: string | null; reach: Reach } {
  const row = unit.get<{ version: number; deletedAt: string | null; isListed: 0 | 1 }>(
    'SELECT "version", "deletedAt", "isListed" FROM "customers" WHERE "id" = ?',
    id,
  );
  /* A card that is neither listed nor in the bin belongs to an import that is not done. */
  if (row === undefined || (row.isListed === 0 && row.deletedAt === null)) {
    throw new AppError('customers.notFound');
  }
  const reach = reachTo(unit, sightOf(unit, unit.actor), id);
  if (!reach[right]) throw new AppError('customers.notYours', canAsk && reach.read ? { canAsk: 1 } : {});
  return { ...row, reach };
}

/** What a customer answered when asked for consent. */
export type Consent = Pick<CustomerConsent, 'purpose' | 'answer' | 'way' | 'textVersion'>;

function insertConsent(unit: Unit, id: CustomerId, said: Consent): Promise<number> {
  const { at, on, minute } = unit.moment;
  return unit.insert(CustomerConsent, {
    customerId: id,
    ...said,
    at,
    onDay: on,
    minute,
    actorId: unit.actor.id,
  });
}

/** Writes down what a customer answered when asked for consent; returns its id. Throws customers.notFound, .notYours. */
export async function addConsent(unit: Unit, id: CustomerId, said: Consent): Promise<number> {
  presentCard(unit, id, 'write', true);
  return insertConsent(unit, id, said);
}

/** Says who looks after a customer. Throws customers.notFound, .notYours, .twoLeads, .notColleague. */
export async function setTeam(unit: Unit, id: CustomerId, team: readonly TeamMember[]): Promise<void> {
  presentCard(unit, id, 'write');
  if (!mayArrange(unit, sightOf(unit, unit.actor), id)) throw new AppError('customers.notYours');
  const isTwice = new Set(team.map(({ personId }) => personId)).size < team.length;
  if (isTwice || team.filter(({ part }) => part === 'lead').length > 1) {
    throw new AppError('customers.twoLeads');
  }
  const present = unit.all<CustomerTeamMember>('SELECT * FROM "customerTeam" WHERE "customerId" = ?', id);
  for (const row of present) {
    if (!team.some(({ personId }) => personId === row.personId))
      await unit.remove(CustomerTeamMember, row.id);
  }
  /* Whoever leads no more goes first: there is one lead at any moment. */
  const ordered = [...team].sort((a, b) => Number(a.part === 'lead') - Number(b.part === 'lead'));
  for (const { personId, part } of ordered) {
    const row = present.find((member) => member.personId === personId);
    if (row !== undefined) {
      if (row.part !== part) await unit.change(CustomerTeamMember, row.id, { part });
      continue;
    }
    if (activePerson(unit, personId) === undefined) throw new AppError('customers.notColleague');
    await unit.insert(CustomerTeamMember, { customerId: id, personId, part });
  }
}

/**
 * Makes a customer known to those who look after them alone, or to everybody again; who keeps one from others looks
 * after them from then on, but for the owner. Throws customers.notFound, .notYours.
 */
export async function setRestricted(unit: Unit, id: CustomerId, isRestricted: boolean): Promise<void> {
  presentCard(unit, id, 'write');
  if (!mayRestrict(unit, sightOf(unit, unit.actor), id)) throw new AppError('customers.notYours');
  await unit.change(Customer, id, { isRestricted: isRestricted ? 1 : 0 });
  const { id: personId, role } = unit.actor;
  const isIn = unit.get(
    'SELECT 1 FROM "customerTeam" WHERE "customerId" = ? AND "personId" = ?',
    id,
    personId,
  );
  if (isRestricted && role !== 'owner' && isIn === undefined) {
    await unit.insert(CustomerTeamMember, { customerId: id, personId, part: 'member' });
  }
}

/** Writes down that somebody wants to see what is masked, and why. Throws customers.notFound, .notYours, .peekWhy. */
export async function peek(
  unit: Unit,
  ask: { id: CustomerId; reason: PeekReason; note: string },
): Promise<number> {
  presentCard(unit, ask.id, 'peek');
  if (ask.reason === 'other' && ask.note === '') throw new AppError('customers.peekWhy', {}, ['note']);
  const { at, on, minute } = unit.moment;
  return unit.insert(CustomerPeek, {
    customerId: ask.id,
    reason: ask.reason,
    note: ask.note,
    at,
    onDay: on,
    minute,
    actorId: unit.actor.id,
  });
}

/**
 * Before an act is taken back: the right to it must reach to each customer that it touched. Throws history.notFound where
 * the person may not know of one, customers.notYours.
 */
export function assertMayTakeBack(
  unit: Unit,
  channel: string,
  ids: readonly number[],
  wasLent: boolean,
): void {
  const sight = sightOf(unit, unit.actor);
  const right = channel === 'customers.remove' || channel === 'customers.restore' ? 'delete' : 'write';
  for (const id of new Set(ids)) {
    if (!isKnown(sight, id)) throw new AppError('history.notFound');
    const isGiven =
      wasLent ||
      (channel === 'customers.setRestricted'
        ? mayRestrict(unit, sight, id)
        : channel === 'customers.setTeam' || channel === 'staff.leave'
          ? mayArrange(unit, sight, id)
          : reachTo(unit, sight, id)[right]);
    if (!isGiven) throw new AppError('customers.notYours');
  }
}

/** Works out lists and search rows of imported cards, which are not recorded one by one. */
export function relistCustomers(unit: Unit, ids: Iterable<number>): void {
  relist(unit, ids);
}

/**
 * Fills gaps of a card from an import: columns and fields that are empty, further tags and phones. A card that is gone or in the
 * bin is left alone.
 */
export async function mergeIntoCustomer(
  unit: Unit,
  id: number,
  more: {
    columns: Record<string, string | number>;
    tags: readonly string[];
    phones: readonly PhoneRow[];
    own: readonly OwnValue[];
  },
): Promise<void> {
  const card = unit.get<{ version: number; deletedAt: string | null }>(
    'SELECT "version", "deletedAt" FROM "customers" WHERE "id" = ?',
    id,
  );
  if (card === undefined || card.deletedAt !== null) return;
  const digits = unit.column<string>('SELECT "digits" FROM "customerPhones" WHERE "customerId" = ?', id);
  await unit.change(Customer, id, {
    ...more.columns,
    updatedAt: unit.moment.at,
    version: nextVersion(unit, card),
  });
  let position = digits.length;
  for (const phone of more.phones) {
    if (digits.includes(phone.digits)) continue;
    await unit.insert(CustomerPhone, {
      customerId: id,
      position,
      digits: phone.digits,
      display: phone.display,
      kind: phone.kind,
    });
    position += 1;
  }
  for (const tag of more.tags) await unit.insert(CustomerTag, { customerId: id, tag });
  await addValues(unit, id, more.own);
}

/** What an import itself makes of a customer, and what goes with them. */
const OF_IMPORT = new Set(['customerPhones', 'customerTags', 'fieldValues', 'salesSummary', 'drafts']);
/** What the program books by itself and keeps for good. */
const BOOKED = new Set(['loyaltyMembers', 'loyaltyTierMoves', 'loyaltyPoints']);

/**
 * Takes up to `limit` customers of an import out, for good. Those whom people have changed or used since (edited, in the bin,
 * or with anything of their own that refers to them) stay and belong to no import any more; those of whom nothing but the
 * ledgers knows go to the bin, since ledgers keep whom they name.
 */
export function forgetImportedCustomers(
  unit: Unit,
  importId: number,
  limit: number,
): { seen: number; kept: number[] } {
  const keys = foreignKeysTo(unit, 'customers').filter(({ table }) => !OF_IMPORT.has(table));
  const own = keys.filter(({ table }) => !BOOKED.has(table));
  const booked = keys.filter(({ table }) => BOOKED.has(table));
  const rows = unit.all<{ id: number; isUsed: 0 | 1; isBooked: 0 | 1 }>(
    `SELECT c."id", (c."version" > 1 OR c."deletedAt" IS NOT NULL OR ${isReferredTo(own, 'c."id"')}) AS "isUsed",
       ${isReferredTo(booked, 'c."id"')} AS "isBooked" FROM "customers" c WHERE c."importId" = ? LIMIT ?`,
    importId,
    limit,
  );
  for (const { id, isUsed, isBooked } of rows) {
    if (isUsed === 1) {
      unit.run('UPDATE "customers" SET "importId" = NULL WHERE "id" = ?', id);
    } else if (isBooked === 1) {
      const { at } = unit.moment;
      unit.run('UPDATE "customers" SET "importId" = NULL, "deletedAt" = ? WHERE "id" = ?', at, id);
      closeAccount(unit, id);
    } else {
      unit.run('DELETE FROM "customerPhones" WHERE "customerId" = ?', id);
      unit.run('DELETE FROM "customerTags" WHERE "customerId" = ?', id);
      unit.run('DELETE FROM "fieldValues" WHERE "customerId" = ?', id);
      closeAccount(unit, id);
      unit.run('DELETE FROM "customers" WHERE "id" = ?', id);
    }
    relist(unit, [id]);
  }
  return { seen: rows.length, kept: rows.filter((row) => row.isUsed === 1).map((row) => row.id) };
}
