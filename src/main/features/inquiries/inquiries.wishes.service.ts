import { AppError } from '@shared/errors/AppError';
import { STEP_MINUTES } from '@shared/features/inquiries/inquiries.rules';
import type { WishFields, WishId } from '@shared/features/inquiries/wishes.channels';
import { WISH_LIMITS, wishKey } from '@shared/features/inquiries/wishes.rules';
import type { Unit } from '../../db/unit';
import { assertKnown, sightOf } from '../customers/customers.sight.queries';
import { assignFollowup, settleFollowup, type FollowupEnd } from '../followups/followups.assigned.service';
import { InquiryWish } from './inquiries.entity';
import { assertProduct, changeable, openSql } from './inquiries.sight.queries';

type Asked = WishFields & { inquiryId: number | null };

/** Who wishes: of a wish that an inquiry told of, whoever asked, where that is known there. Throws inquiries.notFound. */
function whoOf(unit: Unit, fields: Asked): Pick<WishFields, 'customerId' | 'name' | 'phone'> {
  if (fields.inquiryId === null) return fields;
  const { customerId, name, phone } = changeable(unit, unit.actor, fields.inquiryId);
  if (customerId === null && name === '' && phone === '') return fields;
  return { customerId: customerId as WishFields['customerId'], name, phone };
}

/** Puts a wish on the list. Throws customers.notFound, inquiries.notFound, .noProduct, .wantsWho, .pastDay. */
export async function addWish(unit: Unit, fields: Asked): Promise<WishId> {
  const { productId, untilOn } = fields;
  const who = whoOf(unit, fields);
  const { customerId, name, phone } = who;
  if (customerId === null && name === '' && phone === '')
    throw new AppError('inquiries.wantsWho', {}, ['name']);
  if (customerId !== null) assertKnown(unit, unit.actor, customerId);
  assertProduct(unit, productId);
  const { on, minute } = unit.moment;
  if (untilOn !== null && untilOn < on) throw new AppError('inquiries.pastDay', {}, ['untilOn']);
  const [isActive = 0] = unit.column<0 | 1>('SELECT "isActive" FROM "products" WHERE "id" = ?', productId);
  const id = await unit.insert(InquiryWish, {
    ...fields,
    ...who,
    thing: wishKey(fields),
    wasOnSale: isActive,
    createdOn: on,
    createdMinute: minute,
    createdBy: unit.actor.id,
  });
  return id as WishId;
}

/** Wishes for a thing that wait and have not lapsed, of customers of whom the acting person may know. */
function waitingFor(unit: Unit, key: string): InquiryWish[] {
  const open = openSql(sightOf(unit, unit.actor), 'w."customerId"');
  return unit.all<InquiryWish>(
    `SELECT w.* FROM "inquiryWishes" w WHERE w."state" = 'waiting' AND w."thing" = ?
       AND (w."untilOn" IS NULL OR w."untilOn" >= ?) AND ${open.sql} ORDER BY w."id" LIMIT ?`,
    key,
    unit.today,
    ...open.values,
    WISH_LIMITS.atOnce,
  );
}

/** It is there: whoever waits for it is to be told. Throws inquiries.noWish where nobody waits. */
export async function arriveWishes(unit: Unit, key: string): Promise<WishId[]> {
  const rows = waitingFor(unit, key);
  if (rows.length === 0) throw new AppError('inquiries.noWish');
  for (const row of rows) {
    const followupId = await callFor(unit, row);
    await unit.change(InquiryWish, row.id, { state: 'arrived', arrivedOn: unit.moment.on, followupId });
  }
  return rows.map(({ id }) => id as WishId);
}

/** On Today of whoever acts: they are to be told. */
function callFor(unit: Unit, { customerId, name, phone, words, quantity }: InquiryWish): Promise<number> {
  const what = quantity === 1 ? words : `${words} × ${String(quantity)}`;
  return assignFollowup(unit, {
    kind: customerId === null ? 'internal' : 'message',
    customerId,
    personId: unit.actor.id,
    subject: customerId === null ? [name, phone, what].filter(Boolean).join(' · ') : what,
    dueOn: unit.moment.on,
    dueMinute: null,
    lengthMinutes: STEP_MINUTES,
    why: JSON.stringify({ trigger: 'inquiries.arrived', facts: { arrivedOn: unit.moment.on } }),
  });
}

/** The wishes of an inquiry are of the customer whom it turned out to be of; who was to be told still is. */
export async function linkWishes(unit: Unit, inquiryId: number, customerId: number | null): Promise<void> {
  const rows = unit.all<InquiryWish>('SELECT * FROM "inquiryWishes" WHERE "inquiryId" = ?', inquiryId);
  for (const row of rows) {
    if (row.followupId !== null) await settleFollowup(unit, row.followupId, 'withdrawn', '');
    const followupId = row.state === 'arrived' ? await callFor(unit, { ...row, customerId }) : null;
    await unit.change(InquiryWish, row.id, { customerId, followupId });
  }
}

/** A wish of which the acting person may know and which is not behind. Throws inquiries.noWish. */
function liveWish(unit: Unit, id: number): InquiryWish {
  const open = openSql(sightOf(unit, unit.actor), 'w."customerId"');
  const row = unit.get<InquiryWish>(
    `SELECT w.* FROM "inquiryWishes" w WHERE w."id" = ? AND w."state" IN ('waiting', 'arrived') AND ${open.sql}`,
    id,
    ...open.values,
  );
  if (row === undefined) throw new AppError('inquiries.noWish');
  return row;
}

const ended = ({ moment }: Unit) => ({ endedOn: moment.on });

/** Somebody was told that it is there. Throws inquiries.noWish. */
export async function tellWish(unit: Unit, id: number): Promise<void> {
  const { followupId } = liveWish(unit, id);
  await unit.change(InquiryWish, id, { state: 'told', ...ended(unit) });
  if (followupId !== null) await settleFollowup(unit, followupId, 'done', '');
}

/** Takes a wish off the list. Throws inquiries.noWish. */
export async function dropWish(unit: Unit, id: number, reason: string): Promise<void> {
  const { followupId } = liveWish(unit, id);
  await unit.change(InquiryWish, id, { state: 'dropped', note: reason, ...ended(unit) });
  if (followupId !== null) await settleFollowup(unit, followupId, 'withdrawn', '');
}

/** The call that stands for a wish was made or dropped, and the wish is behind with it. */
export const wishOfFollowup: FollowupEnd = async (unit, followupId, { state, note }) => {
  const [id] = unit.column<number>(
    `SELECT "id" FROM "inquiryWishes" WHERE "followupId" = ? AND "state" = 'arrived'`,
    followupId,
  );
  if (id === undefined) return;
  await unit.change(InquiryWish, id, { state: state === 'done' ? 'told' : 'dropped', note, ...ended(unit) });
};
