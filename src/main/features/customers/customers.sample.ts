import type { CustomerFields } from '@shared/features/customers/customers.contract';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { addDays, daysBetween } from '@shared/lib/days';
import { normalisePhone } from '@shared/lib/phone';
import type { Unit } from '../../db/unit';
import type { CastMember } from '../../sample/member';
import { RECENT_DAYS, type Sample, type SamplePart, instantOf } from '../../sample/sample';
import { LIKES, NOTES, TAGS } from '../../sample/words';
import { addNote, createCustomer, editCustomer, relistCustomers, removeCustomers } from './customers.service';

/** Rows of one transaction. */
const CHUNK = 5_000;
/** Shares of all customers of whom something was written down or changed in the last days. */
const NOTED = 0.04;
const EDITED = 0.02;
/** Most such acts: each is a commit of its own. */
const MOST_ACTS = 60;

/** The cast's cards and notes; whoever came in the last days is added through the service, as a person would. */
export const customersSample: SamplePart = {
  feature: 'customers',
  fill: async (sample) => {
    const places = [...sample.cast.keys()];
    const old = places.filter((at) => !isRecent(sample, at));
    for (let from = 0; from < old.length; from += CHUNK) {
      await sample.inBulk((unit) => {
        const ids = old.slice(from, from + CHUNK).map((at) => {
          const id = insertCard(unit, memberAt(sample, at));
          sample.ids.set(at, id);
          return id;
        });
        relistCustomers(unit, ids);
      });
    }
    await writeOldNotes(sample, old);
    for (const at of places) {
      if (!isRecent(sample, at)) continue;
      const { card, joinedOn, joinedMinute } = memberAt(sample, at);
      sample.later(
        { on: joinedOn, minute: joinedMinute },
        async (unit) => {
          const id = await createCustomer(unit, card);
          sample.ids.set(at, id);
          return { id };
        },
        'customers.create',
      );
    }
    tellOfLastDays(sample, old);
  },
};

const isRecent = ({ cast, ask }: Sample, at: number): boolean => {
  const member = cast[at];
  return member !== undefined && !member.isFromBook && daysBetween(member.joinedOn, ask.until) < RECENT_DAYS;
};

function memberAt({ cast }: Sample, at: number): CastMember {
  const member = cast[at];
  if (member === undefined) throw new Error(`no member ${String(at)} in the cast`);
  return member;
}

function insertCard(unit: Unit, { card, joinedOn, joinedMinute }: CastMember): number {
  const createdAt = instantOf({ on: joinedOn, minute: joinedMinute });
  const text = (key: keyof CustomerFields): string => (card[key] as string | undefined) ?? '';
  const { lastId } = unit.run(
    `INSERT INTO "customers" ("number", "name", "salutation", "kind", "gender", "birthMonth", "birthDay", "birthYear",
       "birthCalendar", "wechat", "email", "address", "region", "company", "likes", "avoids", "note", "createdAt",
       "createdOn", "createdBy", "updatedAt") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    card.number ?? null,
    text('name'),
    text('salutation'),
    card.kind ?? 'person',
    card.gender ?? null,
    card.birthday?.month ?? null,
    card.birthday?.day ?? null,
    card.birthday?.year ?? null,
    card.birthday?.calendar ?? null,
    text('wechat'),
    text('email'),
    text('address'),
    text('region'),
    text('company'),
    text('likes'),
    text('avoids'),
    text('note'),
    createdAt,
    joinedOn,
    unit.actor.id,
    createdAt,
  );
  for (const [position, { text: typed }] of card.phones.entries()) {
    const phone = normalisePhone(typed);
    if (phone === null) throw new Error('a sample phone has no digits');
    unit.run(
      'INSERT INTO "customerPhones" ("customerId", "position", "digits", "display", "kind") VALUES (?, ?, ?, ?, ?)',
      lastId,
      position,
      phone.digits,
      phone.display,
      phone.kind,
    );
  }
  for (const tag of card.tags ?? []) {
    unit.run('INSERT INTO "customerTags" ("customerId", "tag") VALUES (?, ?)', lastId, tag);
  }
  return lastId;
}

/** Lines that were written down over the two years, on a fifth of the cards. */
async function writeOldNotes(sample: Sample, places: readonly number[]): Promise<void> {
  const random = sample.randomFor('customers.notes');
  await sample.inBulk((unit) => {
    for (const at of places) {
      const notes = random.chance(0.2) ? random.whole(1, 3) : 0;
      const { joinedOn } = memberAt(sample, at);
      const days = daysBetween(joinedOn, sample.ask.until) - RECENT_DAYS;
      for (let note = 0; note < notes; note += 1) {
        const on = addDays(joinedOn, random.whole(0, Math.max(0, days)));
        const minute = random.whole(9 * 60, 20 * 60);
        unit.run(
          `INSERT INTO "customerNotes" ("customerId", "text", "at", "onDay", "minute", "actorId")
           VALUES (?, ?, ?, ?, ?, ?)`,
          sample.ids.get(at) ?? 0,
          random.pick(NOTES),
          instantOf({ on, minute }),
          on,
          minute,
          unit.actor.id,
        );
      }
    }
  });
}

/** Notes, edits and one card in the bin, as acts of the last days. */
function tellOfLastDays(sample: Sample, places: readonly number[]): void {
  const random = sample.randomFor('customers.acts');
  const { until, customers } = sample.ask;
  const sometime = (): { on: typeof until; minute: number } => ({
    on: addDays(until, -random.whole(0, RECENT_DAYS - 1)),
    minute: random.whole(9 * 60, 20 * 60),
  });
  const idAt = (at: number): CustomerId => (sample.ids.get(at) ?? 0) as CustomerId;
  const times = (share: number): number => Math.min(MOST_ACTS, Math.ceil(customers * share));

  for (let note = 0; note < times(NOTED); note += 1) {
    /* The first card of the list is the one that whoever looks around opens first. */
    const at = note < 2 ? (places[0] ?? 0) : random.pick(places);
    const text = random.pick(NOTES);
    sample.later(
      sometime(),
      async (unit) => ({ noteId: await addNote(unit, idAt(at), text) }),
      'customers.addNote',
    );
  }
  for (let edit = 0; edit < times(EDITED); edit += 1) {
    const at = random.pick(places.slice(1));
    const fields = random.chance(0.5) ? { likes: random.pick(LIKES) } : { tags: [random.pick(TAGS)] };
    if (at === undefined) continue;
    sample.later(
      sometime(),
      async (unit) => {
        const id = idAt(at);
        const [version = 1] = unit.column<number>('SELECT "version" FROM "customers" WHERE "id" = ?', id);
        await editCustomer(unit, { id, version, fields });
        return { id };
      },
      'customers.edit',
    );
  }
  const gone = places.findLast((at) => memberAt(sample, at).habit.kind === 'never');
  if (gone !== undefined) {
    sample.later(
      { on: until, minute: 20 * 60 + 15 },
      async (unit) => {
        await removeCustomers(unit, [idAt(gone)]);
        return { ids: [idAt(gone)] };
      },
      'customers.remove',
    );
  }
}
