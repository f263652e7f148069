import { randomInt } from 'node:crypto';
import { AppError } from '@shared/errors/AppError';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { JoinForm, JoinId } from '@shared/features/joins/joins.contract';
import { gapsOf, JOIN_DAYS, JOIN_LIMITS } from '@shared/features/joins/joins.rules';
import type { Gap, JoinWay } from '@shared/features/joins/joins.rules';
import { makeCode } from '@shared/features/loyalty/coupons.rules';
import { nextAnswers } from '@shared/features/privacy/privacy.rules';
import type { Answer } from '@shared/features/privacy/privacy.rules';
import { addDays, isRealDay } from '@shared/lib/days';
import { normalisePhone } from '@shared/lib/phone';
import type { Unit } from '../../db/unit';
import {
  addConsent,
  assertWritable,
  createCustomer,
  mergeIntoCustomer,
} from '../customers/customers.service';
import type { Consent } from '../customers/customers.service';
import { giveNumbers } from '../loyalty/loyalty.cards.service';
import { nextNumber } from '../loyalty/loyalty.numbers.service';
import { denial, mayAct } from '../staff/staff.people.queries';
import { JoinFormRow, JoinSource, JoinText } from './joins.entity';
import { joinText, knownFacts } from './joins.queries';

/** What a form asks consent for with its one question. */
const ASKED = ['phone', 'message'] as const;

/** A text of a stranger: on one line, without signs that nobody can see. */
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();

/** Digits of a phone as typed; empty where none was given. Throws customers.phoneInvalid. */
function digitsOf(typed: string): string {
  if (typed === '') return '';
  const phone = normalisePhone(typed);
  if (phone === null || phone.kind === 'damaged' || phone.digits.length > JOIN_LIMITS.phone) {
    throw new AppError('customers.phoneInvalid', {}, ['phone']);
  }
  return phone.digits;
}

/** Throws customers.birthdayInvalid. */
function assertBirthday(birthday: JoinForm['birthday']): void {
  if (birthday === null) return;
  const parts = [birthday.year ?? 2000, birthday.month, birthday.day].map((part) =>
    String(part).padStart(2, '0'),
  );
  if (!isRealDay(parts.join('-'))) throw new AppError('customers.birthdayInvalid', {}, ['birthday']);
}

/** How a form came. */
export type JoinCame = {
  sourceCode: string;
  way: JoinWay;
  /** Of the page's form, by which it is kept once. */
  token?: string;
  /** The words that they were shown; the present ones where it is left out. */
  version?: number;
};

/**
 * Keeps a form that somebody filled in until it is confirmed, once for each token: what they wrote stands in no trail. Also
 * for whoever hands in forms from outside: texts are put on one line, and everything has a longest length. Throws joins.empty,
 * .full, .noSource, customers.phoneInvalid, .birthdayInvalid.
 */
export function proposeJoin(unit: Unit, form: JoinForm, came: JoinCame): JoinId {
  const { sourceCode, way, token = null } = came;
  const known = unit.get<{ id: JoinId }>('SELECT "id" FROM "joinForms" WHERE "token" = ?', token);
  if (known !== undefined) return known.id;
  const [name, wishes] = [plain(form.name).slice(0, JOIN_LIMITS.name), plain(form.wishes)];
  const phone = digitsOf(plain(form.phone));
  if (name === '' && phone === '') throw new AppError('joins.empty', {}, ['name', 'phone']);
  assertBirthday(form.birthday);
  const waiting = unit.column<number>(`SELECT count(*) FROM "joinForms" WHERE "state" = 'waiting'`)[0] ?? 0;
  if (waiting >= JOIN_LIMITS.waiting) throw new AppError('joins.full');
  const source = unit.get<{ id: number }>(
    'SELECT "id" FROM "joinSources" WHERE "code" = ? AND "isClosed" = 0',
    sourceCode.toUpperCase(),
  );
  if (sourceCode !== '' && source === undefined) throw new AppError('joins.noSource', {}, ['sourceCode']);
  const { at, on } = unit.moment;
  const { lastId } = unit.run(
    `INSERT INTO "joinForms" ("sourceId", "way", "name", "phone", "gender", "birthMonth", "birthDay", "birthYear", "wishes",
       "answer", "textId", "at", "onDay", "token") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    source?.id ?? null,
    way,
    name,
    phone,
    form.gender,
    form.birthday?.month ?? null,
    form.birthday?.day ?? null,
    form.birthday?.year ?? null,
    wishes.slice(0, JOIN_LIMITS.wishes),
    form.answer,
    textIdOf(unit, came.version),
    at,
    on,
    token,
  );
  return lastId as JoinId;
}

/** The row of the words of a version, the present one where none is said; null for those of every shop. Throws joins.textChanged. */
function textIdOf(unit: Unit, version: number = joinText(unit).version): number | null {
  if (version === 0) return null;
  if (unit.get('SELECT 1 FROM "joinTexts" WHERE "id" = ?', version) === undefined) {
    throw new AppError('joins.textChanged');
  }
  return version;
}

/** A form that waits. Throws joins.notFound, .ended. */
function waitingOne(unit: Unit, id: number): JoinFormRow {
  const row = unit.get<JoinFormRow>('SELECT * FROM "joinForms" WHERE "id" = ?', id);
  if (row === undefined) throw new AppError('joins.notFound');
  if (row.state !== 'waiting') throw new AppError('joins.ended');
  return row;
}

type Confirmed = Omit<JoinForm, 'answer'>;

/** Fills gaps of a customer who is there, and nothing else. Throws customers.notFound, .notYours. */
async function fill(unit: Unit, id: CustomerId, said: Confirmed, phone: string): Promise<void> {
  assertWritable(unit, id);
  const facts = {
    name: said.name,
    phone,
    gender: said.gender,
    birthMonth: said.birthday?.month ?? null,
    wishes: said.wishes,
  };
  const gaps = new Set<Gap>(gapsOf(knownFacts(unit, id), facts));
  const columns: Record<string, string | number> = {};
  if (gaps.has('name')) columns.name = said.name;
  if (gaps.has('gender') && said.gender !== null) columns.gender = said.gender;
  if (gaps.has('wishes')) columns.likes = said.wishes;
  if (gaps.has('birthday') && said.birthday !== null) {
    columns.birthMonth = said.birthday.month;
    columns.birthDay = said.birthday.day;
    columns.birthCalendar = 'solar';
    if (said.birthday.year !== null) columns.birthYear = said.birthday.year;
  }
  const read = gaps.has('phone') ? normalisePhone(said.phone) : null;
  const phones =
    read === null || read.kind === 'damaged'
      ? []
      : [{ digits: read.digits, display: read.display, kind: read.kind }];
  if (Object.keys(columns).length > 0 || phones.length > 0) {
    await mergeIntoCustomer(unit, id, { columns, tags: [], phones, own: [] });
  }
  await giveNumbers(unit, [id]);
}

/** What they said to being called and to being written to. */
const consentsOf = ({ answer, way, textId }: JoinFormRow): Consent[] =>
  ASKED.map((purpose) => ({ purpose, answer, way, textVersion: `join-${String(textId ?? 0)}` }));

/** Writes down what they said to being called and written to, where it is not what they said last. */
async function keepAnswer(unit: Unit, id: CustomerId, row: JoinFormRow): Promise<void> {
  for (const said of consentsOf(row)) {
    const last = unit.get<{ answer: Answer }>(
      'SELECT "answer" FROM "customerConsents" WHERE "customerId" = ? AND "purpose" = ? ORDER BY "id" DESC LIMIT 1',
      id,
      said.purpose,
    );
    const answer = said.answer === 'refused' && last?.answer === 'given' ? 'withdrawn' : said.answer;
    if (!nextAnswers(last?.answer ?? null).includes(answer)) continue;
    await addConsent(unit, id, { ...said, answer });
  }
}

/** The card of somebody new, with a member number. */
const makeCard = (unit: Unit, said: Confirmed, row: JoinFormRow): Promise<CustomerId> =>
  createCustomer(
    unit,
    {
      name: said.name,
      number: nextNumber(unit),
      phones: said.phone === '' ? [] : [{ text: said.phone }],
      gender: said.gender,
      birthday: said.birthday && { ...said.birthday, calendar: 'solar' },
      likes: said.wishes,
    },
    consentsOf(row),
  );

/**
 * Makes a member of who filled in a form, as it was put right. Throws joins.notFound, .ended, ipc.denied, and what
 * customers.create and giving a number throw.
 */
export async function confirmJoin(
  unit: Unit,
  { id, intoId, ...said }: Confirmed & { id: number; intoId: CustomerId | null },
): Promise<{ customerId: CustomerId; number: string }> {
  const row = waitingOne(unit, id);
  if (!mayAct(unit, unit.actor, 'customers.write')) throw denial('customers.write');
  const phone = digitsOf(said.phone);
  assertBirthday(said.birthday);
  if (intoId !== null) {
    await fill(unit, intoId, said, phone);
    await keepAnswer(unit, intoId, row);
  }
  const customerId = intoId ?? (await makeCard(unit, said, row));
  await unit.changeUnread(JoinFormRow, id, {
    state: 'joined',
    customerId,
    endedOn: unit.moment.on,
    endedBy: unit.actor.id,
  });
  const [number = ''] = unit.column<string>('SELECT "number" FROM "customers" WHERE "id" = ?', customerId);
  return { customerId, number };
}

/** Takes a form as none. Throws joins.notFound, .ended. */
export async function refuseJoin(unit: Unit, id: number, reason: string): Promise<void> {
  waitingOne(unit, id);
  const { on } = unit.moment;
  await unit.changeUnread(JoinFormRow, id, { state: 'refused', reason, endedOn: on, endedBy: unit.actor.id });
}

/** Deletes forms that waited too long, and what was typed in those that were ended as long ago; returns how many. */
export function lapseJoins(unit: Unit): number {
  const before = addDays(unit.today, -JOIN_DAYS);
  const gone = unit.run(`DELETE FROM "joinForms" WHERE "state" = 'waiting' AND "onDay" < ?`, before);
  unit.run(
    `UPDATE "joinForms" SET "name" = '', "phone" = '', "gender" = NULL, "birthMonth" = NULL, "birthDay" = NULL,
       "birthYear" = NULL, "wishes" = '' WHERE "state" <> 'waiting' AND "endedOn" < ?`,
    before,
  );
  return gone.changes;
}

/** A source with a code that none has or had; easy to read out. */
export async function addSource(
  unit: Unit,
  { name, kind }: Pick<JoinSource, 'name' | 'kind'>,
): Promise<{ id: number; code: string }> {
  let code = makeCode('', (below) => randomInt(below)).slice(0, 6);
  while (unit.get('SELECT 1 FROM "joinSources" WHERE "code" = ?', code) !== undefined) {
    code = makeCode('', (below) => randomInt(below)).slice(0, 6);
  }
  return { id: await unit.insert(JoinSource, { code, name, kind }), code };
}

/** Takes no more forms by a code, or takes them again. Throws joins.noSource. */
export async function closeSource(unit: Unit, id: number, isClosed: boolean): Promise<void> {
  if (unit.get('SELECT 1 FROM "joinSources" WHERE "id" = ?', id) === undefined) {
    throw new AppError('joins.noSource');
  }
  await unit.change(JoinSource, id, { isClosed: isClosed ? 1 : 0 });
}

/** Writes the words beside the form as the next version, and returns it. Throws joins.textChanged. */
export async function setJoinText(
  unit: Unit,
  { version, zh, en }: { version: number; zh: string; en: string },
): Promise<number> {
  if (joinText(unit).version !== version) throw new AppError('joins.textChanged');
  return unit.insert(JoinText, { zh, en, onDay: unit.moment.on, actorId: unit.actor.id });
}
