import { randomInt } from 'node:crypto';
import { AppError } from '@shared/errors/AppError';
import type { ComplaintId } from '@shared/features/complaints/complaints.contract';
import type { PageSettings } from '@shared/features/feedback/feedback.contract';
import { FEEDBACK_LIMITS, type PageKind, type VisitorPost } from '@shared/features/feedback/feedback.rules';
import type { Picture } from '@shared/features/pictures/pictures.fields';
import { addDays } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { takePicture } from '../complaints/complaints.picture.service';
import { fileComplaint } from '../complaints/complaints.service';
import { listCategories } from '../complaints/complaints.categories.queries';
import { keepPicture } from '../pictures/pictures.service';
import { writeSetting } from '../settings/settings.service';
import { FeedbackEntry, FeedbackPicture, FeedbackSource } from './feedback.entity';
import { PAGE_SETTING } from './feedback.queries';

/**
 * Keeps what a visitor left with its photos, once for each token, and answers its number; null while too much waits, or where its
 * code hangs no more. It is no act of anybody, and so in no trail. Throws pictures.notPicture.
 */
export function keepEntry(
  unit: Unit,
  token: string,
  post: VisitorPost,
  pictures: readonly Picture[],
): number | null {
  const known = unit.get<{ id: number }>('SELECT "id" FROM "feedbackEntries" WHERE "token" = ?', token);
  if (known !== undefined) return known.id;
  const [waiting = 0] = unit.column<number>(
    `SELECT count(*) FROM "feedbackEntries" WHERE "state" IN ('unread', 'open')`,
  );
  if (waiting >= FEEDBACK_LIMITS.waiting) return null;
  const page: PageKind = post.kind === 'survey' ? 'survey' : 'feedback';
  const source =
    post.source === ''
      ? null
      : unit.get<{ id: number }>(
          'SELECT "id" FROM "feedbackSources" WHERE "code" = ? AND "page" = ? AND "retiredAt" IS NULL',
          post.source,
          page,
        );
  if (source === undefined) return null;
  const { at, on, minute } = unit.moment;
  const { lastId } = unit.run(
    `INSERT INTO "feedbackEntries" ("token", "kind", "sourceId", "words", "name", "phone", "wantsCall", "satisfaction",
       "recommend", "at", "onDay", "minute") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    token,
    post.kind,
    source?.id ?? null,
    post.words,
    post.name,
    post.phone,
    post.wantsCall ? 1 : 0,
    post.satisfaction,
    post.recommend,
    at,
    on,
    minute,
  );
  const kept = new Map(
    pictures.map((picture) => keepPicture(unit, picture)).map((one) => [one.contentId, one]),
  );
  for (const { contentId, smallId } of kept.values()) {
    unit.run(
      'INSERT INTO "feedbackPictures" ("entryId", "contentId", "smallId") VALUES (?, ?, ?)',
      lastId,
      contentId,
      smallId,
    );
  }
  return lastId;
}

/**
 * Lets go of what was set aside a month ago, of what was said in messages that were taken in as complaints as long ago, since
 * these hold it, and of name, phone and photos of what was answered a year ago.
 */
export function tidyEntries(unit: Unit): void {
  const { on } = unit.moment;
  unit.run(
    `DELETE FROM "feedbackPictures" WHERE "entryId" IN (SELECT "id" FROM "feedbackEntries"
       WHERE ("state" = 'junk' AND "endedOn" < ?) OR ("state" = 'answered' AND "endedOn" < ?))`,
    addDays(on, -FEEDBACK_LIMITS.junkDays),
    addDays(on, -FEEDBACK_LIMITS.answeredDays),
  );
  unit.run(
    `DELETE FROM "feedbackEntries" WHERE "state" = 'junk' AND "endedOn" < ?`,
    addDays(on, -FEEDBACK_LIMITS.junkDays),
  );
  unit.run(
    `UPDATE "feedbackEntries" SET "words" = '', "name" = '', "phone" = '', "wantsCall" = 0
     WHERE "complaintId" IS NOT NULL AND "endedOn" < ? AND ("words" <> '' OR "name" <> '' OR "phone" <> '')`,
    addDays(on, -FEEDBACK_LIMITS.junkDays),
  );
  unit.run(
    `UPDATE "feedbackEntries" SET "name" = '', "phone" = '', "wantsCall" = 0
     WHERE "state" = 'answered' AND "endedOn" < ? AND ("name" <> '' OR "phone" <> '')`,
    addDays(on, -FEEDBACK_LIMITS.answeredDays),
  );
}

function entryOf(unit: Unit, id: number): Pick<FeedbackEntry, 'state'> {
  const entry = unit.get<Pick<FeedbackEntry, 'state'>>(
    'SELECT "state" FROM "feedbackEntries" WHERE "id" = ?',
    id,
  );
  if (entry === undefined) throw new AppError('feedback.notFound');
  return entry;
}

const isEnded = ({ state }: Pick<FeedbackEntry, 'state'>): boolean =>
  state === 'answered' || state === 'junk';

/** Somebody saw it. Throws feedback.notFound. */
export async function markRead(unit: Unit, id: number): Promise<void> {
  if (entryOf(unit, id).state !== 'unread') return;
  await unit.changeUnread(FeedbackEntry, id, { state: 'open', readBy: unit.actor.id });
}

/** It is behind, answered or not meant seriously. Throws feedback.notFound, .ended where somebody was quicker. */
export async function endEntry(
  unit: Unit,
  id: number,
  state: 'answered' | 'junk',
  answer: string,
): Promise<void> {
  if (isEnded(entryOf(unit, id))) throw new AppError('feedback.ended');
  await unit.changeUnread(FeedbackEntry, id, {
    state,
    answer,
    endedOn: unit.moment.on,
    endedBy: unit.actor.id,
  });
}

/**
 * Takes it in as a complaint that came when it came, to whom its category names; the message is behind then. Throws
 * feedback.notFound, .ended, .notAComplaint, complaints.noCategory.
 */
export async function makeComplaint(unit: Unit, id: number): Promise<ComplaintId> {
  const entry = unit.get<FeedbackEntry>('SELECT * FROM "feedbackEntries" WHERE "id" = ?', id);
  if (entry === undefined) throw new AppError('feedback.notFound');
  if (isEnded(entry)) throw new AppError('feedback.ended');
  const { kind, words, name, phone, onDay, minute } = entry;
  if (kind === 'survey' && words === '') throw new AppError('feedback.notAComplaint');
  const complaintId = await fileComplaint(unit, {
    type: kind === 'survey' ? 'complaint' : kind,
    channel: 'qr',
    /* What is none of the others stands last. */
    category: listCategories(unit).findLast(({ isRetired }) => !isRetired)?.key ?? '',
    customerId: null,
    contactName: name,
    contactPhone: phone,
    words,
    mood: null,
    wish: null,
    wants: '',
    saleId: null,
    productId: null,
    batch: '',
    personId: null,
    received: { on: onDay, minute },
    promise: null,
    checks: [],
  });
  await givePictures(unit, id, complaintId);
  await unit.changeUnread(FeedbackEntry, id, {
    state: 'answered',
    endedOn: unit.moment.on,
    endedBy: unit.actor.id,
    complaintId,
  });
  return complaintId;
}

/** Photos of an entry become those of its complaint, so that whatever becomes of that becomes of them. */
async function givePictures(unit: Unit, entryId: number, complaintId: ComplaintId): Promise<void> {
  const pictures = unit.all<{ id: number; contentId: number; smallId: number }>(
    'SELECT "id", "contentId", "smallId" FROM "feedbackPictures" WHERE "entryId" = ? ORDER BY "id"',
    entryId,
  );
  for (const { id, ...contents } of pictures) {
    await takePicture(unit, complaintId, contents);
    await unit.remove(FeedbackPicture, id);
  }
}

/** It is open again. Throws feedback.notFound, .notEnded. */
export async function takeUp(unit: Unit, id: number): Promise<void> {
  if (!isEnded(entryOf(unit, id))) throw new AppError('feedback.notEnded');
  await unit.changeUnread(FeedbackEntry, id, {
    state: 'open',
    endedOn: null,
    endedBy: null,
    complaintId: null,
  });
}

/** Where the page is served, and whether. Throws feedback.noAddress where it is to be on nowhere. */
export async function setPage(unit: Unit, settings: PageSettings): Promise<void> {
  if (settings.isOn && settings.address === '') throw new AppError('feedback.noAddress', {}, ['address']);
  await writeSetting(unit, PAGE_SETTING, settings);
}

/** Signs of a code that are not mistaken for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

const newCode = (): string => Array.from({ length: 6 }, () => SIGNS[randomInt(SIGNS.length)] ?? '').join('');

/** A code of its own for a place. Throws feedback.tooManySources. */
export async function addSource(unit: Unit, name: string, page: PageKind): Promise<number> {
  const codes = unit.all<{ code: string; retiredAt: string | null }>(
    'SELECT "code", "retiredAt" FROM "feedbackSources"',
  );
  if (codes.filter(({ retiredAt }) => retiredAt === null).length >= FEEDBACK_LIMITS.sources) {
    throw new AppError('feedback.tooManySources', { number: FEEDBACK_LIMITS.sources });
  }
  const taken = new Set(codes.map(({ code }) => code));
  let code = newCode();
  while (taken.has(code)) code = newCode();
  return unit.insert(FeedbackSource, { code, name, page });
}

/** It opens nothing any more; what it brought keeps its name. Throws feedback.noSource. */
export async function retireSource(unit: Unit, id: number): Promise<void> {
  const known = unit.get('SELECT 1 FROM "feedbackSources" WHERE "id" = ? AND "retiredAt" IS NULL', id);
  if (known === undefined) throw new AppError('feedback.noSource');
  await unit.change(FeedbackSource, id, { retiredAt: unit.moment.at });
}
