import { AppError } from '@shared/errors/AppError';
import type { InquiryFields, InquiryId } from '@shared/features/inquiries/inquiries.contract';
import {
  canDo,
  isOpen,
  isWaiting,
  STEP_MINUTES,
  type InquiryAct,
  type InquiryStage,
  type LostReason,
} from '@shared/features/inquiries/inquiries.rules';
import type { NextStep } from '@shared/features/inquiries/parts.channels';
import type { Day } from '@shared/lib/days';
import type { Patch, Unit } from '../../db/unit';
import { assertKnown, sightOf } from '../customers/customers.sight.queries';
import {
  assignFollowup,
  reassignFollowup,
  settleFollowup,
  type FollowupEnd,
} from '../followups/followups.assigned.service';
import { canHave } from '../followups/followups.sight.queries';
import { openTimes } from '../settings/settings.hours.queries';
import { activePerson } from '../staff/staff.people.queries';
import { Inquiry, InquiryMove, InquiryQuote, InquiryQuoteLine } from './inquiries.entity';
import { linkWishes } from './inquiries.wishes.service';
import { assertProduct, changeable, phoneFor } from './inquiries.sight.queries';

/** Signs of a need or name that its follow-up says. */
const SUBJECT = 100;

/** What stands on Today: whoever has no card is named in it. */
const subjectOf = ({ name, phone }: Pick<Inquiry, 'name' | 'phone'>, words: string): string =>
  [name === '' ? phone : name, words.slice(0, SUBJECT)].filter(Boolean).join(' · ');

type Step = { words: string; on: string; minute: number | null; why: object | null };
type Whom = Pick<Inquiry, 'customerId' | 'name' | 'phone' | 'personId'>;

/** Throws inquiries.pastDay. */
async function stepFor(unit: Unit, inquiry: Whom, { words, on, minute, why }: Step): Promise<number> {
  const { customerId, personId } = inquiry;
  if (on < unit.moment.on) throw new AppError('inquiries.pastDay', {}, ['next']);
  return assignFollowup(unit, {
    kind: customerId === null ? 'internal' : 'message',
    customerId,
    personId,
    subject: customerId === null ? subjectOf(inquiry, words) : words.slice(0, SUBJECT),
    dueOn: on,
    dueMinute: minute,
    lengthMinutes: STEP_MINUTES,
    why: why === null ? null : JSON.stringify(why),
  });
}

/** On Today until it is answered, with since when they wait. */
const waitingFor = (unit: Unit, inquiry: Whom & Pick<Inquiry, 'need' | 'source'>): Promise<number> =>
  stepFor(unit, inquiry, {
    words: inquiry.need,
    on: unit.moment.on,
    minute: null,
    why: { trigger: 'inquiries.waiting', facts: { askedAt: unit.moment.at, source: inquiry.source } },
  });

/** Throws customers.notFound, staff.unknown, inquiries.noProduct, .notTheirs. */
function assertFields(
  unit: Unit,
  { customerId, productId, personId }: InquiryFields,
  knownProduct: number | null,
): void {
  if (customerId !== null) assertKnown(unit, unit.actor, customerId);
  if (activePerson(unit, personId) === undefined) throw new AppError('staff.unknown', {}, ['personId']);
  if (!canHave(unit, personId, customerId)) throw new AppError('inquiries.notTheirs', {}, ['personId']);
  if (productId !== knownProduct) assertProduct(unit, productId);
}

const tell = (
  unit: Unit,
  { id, customerId }: Pick<Inquiry, 'id' | 'customerId'>,
  stage: InquiryStage,
  note: string,
) =>
  unit.insert(InquiryMove, {
    inquiryId: id,
    customerId,
    stage,
    note,
    at: unit.moment.at,
    onDay: unit.moment.on,
    minute: unit.moment.minute,
    actorId: unit.actor.id,
  });

/** Somebody asks. Throws customers.notFound, staff.unknown, inquiries.noProduct, .notTheirs. */
export async function addInquiry(unit: Unit, fields: InquiryFields): Promise<InquiryId> {
  assertFields(unit, fields, null);
  const { at, on, minute } = unit.moment;
  const followupId = await waitingFor(unit, fields);
  const id = await unit.insert(Inquiry, {
    ...fields,
    tags: JSON.stringify(fields.tags),
    createdAt: at,
    createdOn: on,
    createdMinute: minute,
    createdBy: unit.actor.id,
    followupId,
  });
  await tell(unit, { id, customerId: fields.customerId }, 'new', '');
  return id as InquiryId;
}

/** Takes what is planned off Today and plans what comes next in its place. */
async function planNext(
  unit: Unit,
  row: Inquiry,
  state: 'done' | 'withdrawn',
  next: Step | null,
): Promise<number | null> {
  if (row.followupId !== null) await settleFollowup(unit, row.followupId, state, '');
  return next === null ? null : stepFor(unit, row, next);
}

const plain = (next: NextStep | null): Step | null => next && { ...next, why: null };

/** Columns of the first answer, where this is it: opening minutes since they asked. */
function firstAnswer(unit: Unit, row: Inquiry): Patch<Inquiry> {
  if (row.answeredOn !== null) return {};
  const { on, minute } = unit.moment;
  const asked = { day: row.createdOn as Day, minute: row.createdMinute };
  return {
    answeredOn: on,
    answerMinutes: openTimes(unit).between(asked, { day: on, minute }),
  };
}

/** An inquiry with which that can be done now. Throws inquiries.notFound, .notAtThisStage, ipc.denied. */
export function liveInquiry(unit: Unit, id: number, act: InquiryAct): Inquiry {
  const row = changeable(unit, unit.actor, id);
  if (!canDo(act, row.stage)) throw new AppError('inquiries.notAtThisStage');
  return row;
}

/** An inquiry comes to a stage, and what was planned for it is behind. */
export async function moveInquiry(
  unit: Unit,
  row: Inquiry,
  {
    stage,
    note,
    next,
    patch = {},
  }: { stage: InquiryStage; note: string; next: Step | null; patch?: Patch<Inquiry> },
): Promise<void> {
  const followupId = await planNext(unit, row, stage === 'lost' ? 'withdrawn' : 'done', next);
  const { on, minute } = unit.moment;
  const ending = isOpen(stage)
    ? { endedOn: null, endedMinute: null, reason: null, lostTo: '', saleId: null }
    : { endedOn: on, endedMinute: minute };
  const isAnswer = stage === 'answered' || stage === 'quoted' || stage === 'bought';
  await unit.change(Inquiry, row.id, {
    ...ending,
    ...(isAnswer && firstAnswer(unit, row)),
    ...patch,
    stage,
    followupId,
    version: row.version + 1,
  });
  await tell(unit, row, stage, note);
}

/** They were answered. Throws inquiries.notFound, .notAtThisStage. */
export async function answerInquiry(
  unit: Unit,
  { id, note, next }: { id: number; note: string; next: NextStep | null },
): Promise<void> {
  await moveInquiry(unit, liveInquiry(unit, id, 'answer'), { stage: 'answered', note, next: plain(next) });
}

/** What is to be done next. Of whoever waits the answer is what comes next. Throws inquiries.notFound, .notAtThisStage. */
export async function planStep(unit: Unit, id: number, next: NextStep | null): Promise<void> {
  const row = changeable(unit, unit.actor, id);
  if (!isOpen(row.stage) || isWaiting(row.stage)) throw new AppError('inquiries.notAtThisStage');
  const followupId = await planNext(unit, row, 'withdrawn', plain(next));
  await unit.change(Inquiry, id, { followupId, version: row.version + 1 });
}

/** They bought. Throws inquiries.notFound, .notAtThisStage, .noSale where the sale is of somebody else or none. */
export async function endBought(unit: Unit, id: number, saleId: number | null, note: string): Promise<void> {
  const row = liveInquiry(unit, id, 'buy');
  if (saleId !== null) {
    const sale = unit.get<{ customerId: number | null }>(
      `SELECT "customerId" FROM "sales" WHERE "id" = ? AND "kind" = 'sale'`,
      saleId,
    );
    if (sale === undefined || sale.customerId !== row.customerId) throw new AppError('inquiries.noSale');
  }
  await moveInquiry(unit, row, { stage: 'bought', note, next: null, patch: { saleId } });
}

/** They did not buy. Throws inquiries.notFound, .notAtThisStage. */
export async function endLost(
  unit: Unit,
  { id, reason, lostTo, note }: { id: number; reason: LostReason; lostTo: string; note: string },
): Promise<void> {
  const row = liveInquiry(unit, id, 'lose');
  await moveInquiry(unit, row, { stage: 'lost', note, next: null, patch: { reason, lostTo } });
}

/** They ask again, and wait for an answer again. Throws inquiries.notFound, .notAtThisStage. */
export async function reopenInquiry(unit: Unit, id: number, note: string): Promise<void> {
  const row = liveInquiry(unit, id, 'reopen');
  await moveInquiry(unit, row, { stage: 'reopened', note, next: null });
  const followupId = await waitingFor(unit, row);
  await unit.change(Inquiry, id, { followupId });
}

/**
 * Changes what was written down; whoever takes it over has its follow-up too, and who was only named may be found to be a
 * customer. Throws as `addInquiry`, and inquiries.notFound, .changed.
 */
export async function editInquiry(
  unit: Unit,
  id: number,
  version: number,
  fields: InquiryFields,
): Promise<void> {
  const row = changeable(unit, unit.actor, id);
  if (row.version !== version) throw new AppError('inquiries.changed');
  assertFields(unit, fields, row.productId);
  const phone = isAsShown(unit, row, fields.phone) ? row.phone : fields.phone;
  const isOfAnother = fields.customerId !== row.customerId;
  await unit.change(Inquiry, id, {
    ...fields,
    phone,
    tags: JSON.stringify(fields.tags),
    version: version + 1,
    ...(isOfAnother && { saleId: null, followupId: await plannedAnew(unit, row, { ...fields, phone }) }),
  });
  if (isOfAnother) await linkRows(unit, id, fields.customerId);
  else if (row.followupId !== null && fields.personId !== row.personId) {
    await reassignFollowup(unit, row.followupId, fields.personId);
  }
}

/** What was planned for whoever was meant before is planned for the customer whom the inquiry turned out to be of. */
async function plannedAnew(unit: Unit, row: Inquiry, whom: Whom): Promise<number | null> {
  if (row.followupId === null) return null;
  const planned = unit.get<{ subject: string; dueOn: string; dueMinute: number | null; why: string | null }>(
    `SELECT "subject", "dueOn", "dueMinute", "why" FROM "followups" WHERE "id" = ? AND "state" = 'open'`,
    row.followupId,
  );
  if (planned === undefined) return null;
  await settleFollowup(unit, row.followupId, 'withdrawn', '');
  return assignFollowup(unit, {
    kind: whom.customerId === null ? 'internal' : 'message',
    customerId: whom.customerId,
    personId: whom.personId,
    ...planned,
    lengthMinutes: STEP_MINUTES,
  });
}

/** True where a phone is as the acting person is shown it: masked, it is no change. */
const isAsShown = (unit: Unit, row: Inquiry, phone: string): boolean =>
  phone === phoneFor(sightOf(unit, unit.actor), row.personId, row.phone);

/** What was told and quoted so far is of the customer whom the inquiry turned out to be of. */
async function linkRows(unit: Unit, inquiryId: number, customerId: number | null): Promise<void> {
  for (const id of unit.column<number>('SELECT "id" FROM "inquiryMoves" WHERE "inquiryId" = ?', inquiryId)) {
    await unit.change(InquiryMove, id, { customerId });
  }
  for (const id of unit.column<number>('SELECT "id" FROM "inquiryQuotes" WHERE "inquiryId" = ?', inquiryId)) {
    await unit.change(InquiryQuote, id, { customerId });
    const lines = unit.column<number>('SELECT "id" FROM "inquiryQuoteLines" WHERE "quoteId" = ?', id);
    for (const line of lines) await unit.change(InquiryQuoteLine, line, { customerId });
  }
  await linkWishes(unit, inquiryId, customerId);
}

/** A follow-up that stands for an answer is done, and so they are answered. Dropped, they wait on, but not on Today. */
export const answerOfFollowup: FollowupEnd = async (unit, followupId, { state, note }) => {
  const row = unit.get<Inquiry>('SELECT * FROM "inquiries" WHERE "followupId" = ?', followupId);
  if (row === undefined) return;
  if (state === 'done' && isWaiting(row.stage)) {
    await moveInquiry(unit, row, { stage: 'answered', note, next: null });
  } else {
    await unit.change(Inquiry, row.id, { followupId: null, version: row.version + 1 });
  }
};
