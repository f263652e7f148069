import type { CallOutput } from '@shared/ipc/contracts';
import type { InquiryFields } from '@shared/features/inquiries/inquiries.contract';
import { INQUIRY_LIMITS, INQUIRY_SOURCES } from '@shared/features/inquiries/inquiries.rules';
import { typedPrice } from '@shared/features/products/products.rules';
import { isRealDay } from '@shared/lib/days';
import { parseAmount } from '@shared/lib/money';
import { customerTitle } from '@/features/customers/customers.public';
import type { Picked } from '@/features/customers/customers.brief.public';
import type { Draft } from '@/features/drafts/drafts.public';

export type InquiryCard = CallOutput<'inquiries.get'>;

/** An inquiry as it is typed. */
export type TypedInquiry = {
  need: string;
  customer: Picked | null;
  name: string;
  phone: string;
  source: InquiryFields['source'];
  budget: string;
  product: { id: number; name: string } | null;
  tags: readonly string[];
  untilOn: string;
  /** Null: whoever writes it down. */
  personId: number | null;
};
export type TypedName = keyof TypedInquiry;
export const TYPED_NAMES = [
  'need',
  'customer',
  'name',
  'phone',
  'source',
  'budget',
  'product',
  'tags',
  'untilOn',
  'personId',
] as const satisfies readonly TypedName[];

export const EMPTY_INQUIRY: TypedInquiry = {
  need: '',
  customer: null,
  name: '',
  phone: '',
  source: 'counter',
  budget: '',
  product: null,
  tags: [],
  untilOn: '',
  personId: null,
};

/** An inquiry as the form shows it. */
export const typedFrom = ({ fields, customer, product }: InquiryCard): TypedInquiry => ({
  need: fields.need,
  customer: customer && { id: customer.id, title: customerTitle(customer) },
  name: fields.name,
  phone: fields.phone,
  source: fields.source,
  budget: typedPrice(fields.budgetCents),
  product: product && { id: product.id, name: product.name },
  tags: fields.tags,
  untilOn: fields.untilOn ?? '',
  personId: fields.personId,
});

/** What is wrong with a field as typed; null where nothing is. */
export function faultOf(typed: TypedInquiry): 'need' | 'needLong' | 'budget' | 'untilOn' | null {
  if (typed.need.trim() === '') return 'need';
  if (typed.need.trim().length > INQUIRY_LIMITS.need) return 'needLong';
  if (typed.budget.trim() !== '' && budgetOf(typed.budget) === null) return 'budget';
  return typed.untilOn !== '' && !isRealDay(typed.untilOn) ? 'untilOn' : null;
}

function budgetOf(text: string): number | null {
  const cents = parseAmount(text);
  return cents === null || cents < 0 || cents > INQUIRY_LIMITS.cents ? null : cents;
}

/** What is saved of a form without faults; `me` takes what nobody was chosen for. */
export function fieldsOf(typed: TypedInquiry, me: number): InquiryFields {
  const { customer, product, untilOn } = typed;
  return {
    customerId: customer?.id ?? null,
    name: customer === null ? typed.name.trim() : '',
    phone: customer === null ? typed.phone.trim() : '',
    need: typed.need.trim(),
    tags: [...typed.tags],
    productId: product?.id ?? null,
    budgetCents: budgetOf(typed.budget),
    source: typed.source,
    untilOn: isRealDay(untilOn) ? untilOn : null,
    personId: typed.personId ?? me,
  };
}

/** The draft of a form; null where nothing was typed that would be missed. */
export function draftOf(typed: TypedInquiry): Draft | null {
  const title = (typed.need.trim() || typed.customer?.title || typed.name.trim() || typed.phone.trim()).slice(
    0,
    60,
  );
  return title === '' ? null : { title, body: JSON.stringify(typed) };
}

/** Reads a draft with care: another version of the program may have written it. */
export function readInquiry(body: string): TypedInquiry {
  try {
    const read = JSON.parse(body) as Partial<TypedInquiry> | null;
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    return {
      ...EMPTY_INQUIRY,
      need: text(read?.need),
      customer: typeof read?.customer?.id === 'number' ? read.customer : null,
      name: text(read?.name),
      phone: text(read?.phone),
      source: INQUIRY_SOURCES.find((source) => source === read?.source) ?? 'counter',
      budget: text(read?.budget),
      product: typeof read?.product?.id === 'number' ? read.product : null,
      tags: Array.isArray(read?.tags) ? read.tags.filter((tag) => typeof tag === 'string') : [],
      untilOn: text(read?.untilOn),
      personId: typeof read?.personId === 'number' ? read.personId : null,
    };
  } catch {
    // Whatever stands there is no inquiry.
    return EMPTY_INQUIRY;
  }
}

const plain = (typed: TypedInquiry, name: TypedName): string => {
  const value = typed[name];
  return JSON.stringify(typeof value === 'string' ? value.trim() : value);
};

/** Somebody else saved the same inquiry while it was being edited: fields that both changed, and those that only they did. */
export type Met = { both: TypedName[]; taken: TypedName[]; typed: TypedInquiry };

/** What I typed meets what is saved now; what only the other changed is taken over. */
export function meet(began: TypedInquiry, mine: TypedInquiry, saved: TypedInquiry): Met {
  const isChanged = (a: TypedInquiry, b: TypedInquiry, name: TypedName): boolean =>
    plain(a, name) !== plain(b, name);
  const theirs = TYPED_NAMES.filter((name) => isChanged(began, saved, name) && isChanged(mine, saved, name));
  const both = theirs.filter((name) => isChanged(began, mine, name));
  const taken = theirs.filter((name) => !both.includes(name));
  return { both, taken, typed: { ...mine, ...Object.fromEntries(taken.map((name) => [name, saved[name]])) } };
}
