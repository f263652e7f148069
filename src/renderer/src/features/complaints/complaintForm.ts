import type { DraftPlace } from '@shared/features/drafts/drafts.contract';
import type { ComplaintCategory } from '@shared/features/complaints/complaints.contract';
import {
  COMPLAINT_CHANNELS,
  COMPLAINT_TYPES,
  WISHES,
  type Check,
  type ComplaintChannel,
  type ComplaintType,
  type Wish,
} from '@shared/features/complaints/complaints.rules';
import { COMPENSATION_KINDS, type CompensationKind } from '@shared/features/complaints/compensation.rules';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { MOODS, type Mood } from '@shared/features/followups/followups.rules';
import { readMinute } from '@shared/features/followups/typed.rules';
import type { CallInput } from '@shared/ipc/contracts';
import { isRealDay } from '@shared/lib/days';
import type { Draft } from '@/features/drafts/drafts.public';
import { guideOf } from './complaintText';

/** All that stands in the form, as it was typed. */
export type Typed = {
  customer: { id: CustomerId; title: string } | null;
  /** What was typed for somebody who is no customer yet; null as long as nobody was asked for. */
  contact: string | null;
  type: ComplaintType;
  channel: ComplaintChannel;
  category: string;
  words: string;
  mood: Mood | null;
  wish: Wish | null;
  wants: string;
  saleId: number | null;
  productId: number | null;
  batch: string;
  /** What of the shop's policies a special request is about. */
  policyId: number | null;
  promise: string;
  promiseDay: string;
  promiseTime: string;
  /** What is given on the spot once it is taken in. */
  makeUp: CompensationKind | null;
  personId: number | null;
  checks: Check[];
  /** When it came, where that was not now. */
  cameDay: string;
  cameTime: string;
};

export const EMPTY: Typed = {
  customer: null,
  contact: null,
  type: 'complaint',
  channel: 'counter',
  category: '',
  words: '',
  mood: null,
  wish: null,
  wants: '',
  saleId: null,
  productId: null,
  batch: '',
  policyId: null,
  promise: '',
  promiseDay: '',
  promiseTime: '',
  makeUp: null,
  personId: null,
  checks: [],
  cameDay: '',
  cameTime: '',
};

/** True where nothing was typed that would be missed. */
export const isEmpty = ({ customer, contact, words, promise, wants }: Typed): boolean =>
  customer === null && (contact ?? '') === '' && [words, promise, wants].every((text) => text.trim() === '');

/** The draft of a form; null where there is nothing to keep. */
export const draftOf = (typed: Typed): Draft | null =>
  isEmpty(typed)
    ? null
    : { title: typed.customer?.title ?? typed.words.trim().slice(0, 60), body: JSON.stringify(typed) };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | null =>
  values.find((one) => one === value) ?? null;
const idOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Reads a draft with care: another version of the program may have written it. */
export function readTyped(body: string): Typed {
  let raw: Partial<Record<keyof Typed, unknown>>;
  try {
    raw = (JSON.parse(body) as typeof raw | null) ?? {};
  } catch {
    // Whatever stands there is no complaint.
    return EMPTY;
  }
  const customer = raw.customer as Typed['customer'] | undefined;
  const isCustomer = typeof customer?.id === 'number' && typeof customer.title === 'string';
  return {
    customer: isCustomer ? customer : null,
    contact: typeof raw.contact === 'string' ? raw.contact : null,
    type: oneOf(COMPLAINT_TYPES, raw.type) ?? EMPTY.type,
    channel: oneOf(COMPLAINT_CHANNELS, raw.channel) ?? EMPTY.channel,
    category: text(raw.category),
    words: text(raw.words),
    mood: oneOf(MOODS, raw.mood),
    wish: oneOf(WISHES, raw.wish),
    wants: text(raw.wants),
    saleId: idOf(raw.saleId),
    productId: idOf(raw.productId),
    batch: text(raw.batch),
    policyId: idOf(raw.policyId),
    promise: text(raw.promise),
    promiseDay: text(raw.promiseDay),
    promiseTime: text(raw.promiseTime),
    makeUp: oneOf(COMPENSATION_KINDS, raw.makeUp),
    personId: idOf(raw.personId),
    checks: Array.isArray(raw.checks) ? (raw.checks as Check[]) : [],
    cameDay: text(raw.cameDay),
    cameTime: text(raw.cameTime),
  };
}

/** The place of a form's draft. */
export type FormPlace = Extract<DraftPlace, { slot: string }>;

/** The checks of a form: what was ticked stays, the rest is the category's list. */
export function checksFor(category: ComplaintCategory | undefined, kept: readonly Check[]): Check[] {
  const titles = category === undefined ? [] : guideOf(category).checklist;
  return titles.map(
    (title) => kept.find((one) => one.title === title) ?? { title, isDone: false, found: '' },
  );
}

/** Splits what was typed of a stranger into a phone and a name. */
export function contactOf(typed: string): { contactName: string; contactPhone: string } {
  const [phone = ''] = /[+\d][\d\s()-]{2,}/u.exec(typed) ?? [];
  return {
    contactName: typed.replace(phone, '').trim().slice(0, 60),
    contactPhone: phone.trim().slice(0, 40),
  };
}

/** Fields that keep the form from being saved. */
export type Problem = 'words' | 'promiseDay' | 'promiseTime' | 'came';

/** What is wrong with a form, in the order of its fields. */
export function problemsOf(typed: Typed): Problem[] {
  const problems: Problem[] = [];
  if (typed.words.trim() === '') problems.push('words');
  if (typed.promise.trim() !== '' && !isRealDay(typed.promiseDay)) problems.push('promiseDay');
  if (readMinute(typed.promiseTime) === undefined) problems.push('promiseTime');
  if (typed.cameDay !== '' && (!isRealDay(typed.cameDay) || readMinute(typed.cameTime) == null)) {
    problems.push('came');
  }
  return problems;
}

/** What is sent; null where something is wrong. */
export function inputOf(
  typed: Typed,
  category: ComplaintCategory | undefined,
): Omit<CallInput<'complaints.file'>, 'endsDraft'> | null {
  if (category === undefined || problemsOf(typed).length > 0) return null;
  const { type, channel, words, mood, wish, saleId, productId, personId, promiseDay, cameDay } = typed;
  const contact = typed.customer === null ? contactOf(typed.contact ?? '') : contactOf('');
  const promise = typed.promise.trim();
  return {
    type,
    channel,
    category: category.key,
    customerId: typed.customer?.id ?? null,
    ...contact,
    words: words.trim(),
    mood,
    wish,
    wants: typed.wants.trim(),
    saleId,
    productId,
    batch: typed.batch.trim(),
    policyId: type === 'request' ? typed.policyId : null,
    personId,
    received: isRealDay(cameDay) ? { on: cameDay, minute: readMinute(typed.cameTime) ?? 0 } : null,
    promise:
      promise === '' || !isRealDay(promiseDay)
        ? null
        : { words: promise, dueOn: promiseDay, dueMinute: readMinute(typed.promiseTime) ?? null },
    checks: checksFor(category, typed.checks),
  };
}
