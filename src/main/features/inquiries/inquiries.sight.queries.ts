import { AppError } from '@shared/errors/AppError';
import type { Whose } from '@shared/features/followups/parts.channels';
import { maskText } from '@shared/features/customers/mask.rules';
import { maskPhone } from '@shared/lib/phone';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { knownSql, sightOf, type Sight, type Sql } from '../customers/customers.sight.queries';
import { peopleSql, type Desk } from '../followups/followups.sight.queries';
import { reachOf, scopeIn } from '../staff/staff.people.queries';
import type { Inquiry } from './inquiries.entity';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** What this person sees of inquiries, as the shop stands now. */
export const deskOf = (reader: Reads, actor: Actor): Desk => ({
  scope: scopeIn(reader, actor.role, 'inquiries.read'),
  sight: sightOf(reader, actor),
});

/** The condition that a row's customer may be known of and lies in no bin; so is a row of nobody by name. */
export function openSql(sight: Sight, id: string): Sql {
  const known = knownSql(sight, id);
  return {
    sql: `(${id} IS NULL OR (${known?.sql ?? 'TRUE'} AND ${id} NOT IN (SELECT "id" FROM "customers" WHERE "isListed" = 0)))`,
    values: [...(known?.values ?? [])],
  };
}

/** The condition that an inquiry `i` is one of theirs and of nobody whom the asking person may not know of. Throws ipc.denied. */
export function inquirySql(reader: Reads, desk: Desk, whose: Whose): Sql {
  const people = peopleSql(reader, desk, whose, 'i."personId"');
  const open = openSql(desk.sight, 'i."customerId"');
  return { sql: `${people.sql} AND ${open.sql}`, values: [...people.values, ...open.values] };
}

/** True where the person's right to write reaches to an inquiry that they may know of. */
export function mayChange(reader: Reads, actor: Actor, id: number): boolean {
  const desk = { scope: reachOf(reader, actor, 'inquiries.write'), sight: sightOf(reader, actor) };
  const { sql, values } = inquirySql(reader, desk, 'all');
  return reader.get(`SELECT 1 FROM "inquiries" i WHERE i."id" = ? AND ${sql}`, id, ...values) !== undefined;
}

/** An inquiry that this person may change. Throws inquiries.notFound where they may not know of it, ipc.denied. */
export function changeable(reader: Reads, actor: Actor, id: number): Inquiry {
  const open = openSql(sightOf(reader, actor), 'i."customerId"');
  const row = reader.get<Inquiry>(
    `SELECT i.* FROM "inquiries" i WHERE i."id" = ? AND ${open.sql}`,
    id,
    ...open.values,
  );
  if (row === undefined) throw new AppError('inquiries.notFound');
  if (!mayChange(reader, actor, id)) throw new AppError('ipc.denied');
  return row;
}

/** Throws inquiries.noProduct where there is no such product, or it lies in the bin; null is none. */
export function assertProduct(reader: Reads, productId: number | null): void {
  if (productId === null) return;
  const found = reader.get('SELECT 1 FROM "products" WHERE "id" = ? AND "deletedAt" IS NULL', productId);
  if (found === undefined) throw new AppError('inquiries.noProduct', {}, ['productId']);
}

/** A phone or account as typed, for this person: whole where they may see those of all customers, or it is theirs to call. */
export function phoneFor({ scopes, as }: Sight, personId: number, phone: string): string {
  if (phone === '' || scopes.reveal === 'all' || as.includes(personId)) return phone;
  const digits = phone.normalize('NFKC').replaceAll(/\D/gu, '');
  return digits.length >= 5 ? maskPhone(digits) : maskText(phone);
}
