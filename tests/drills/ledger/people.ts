import { Account } from './account';
import type { Books } from './books';
import type { Person } from './entries';
import { Purse } from './purse';

let named = 0;

/** A name that nobody has. */
export function nameOf(): string {
  named += 1;
  return `客${String(named)}`;
}

/** A customer who is new comes into the books. */
export function someone(
  books: Books,
  { id, name, isCompany = false }: { id: number; name: string; isCompany?: boolean },
): Person {
  const person: Person = {
    id,
    name,
    isCompany,
    state: 'there',
    purse: new Purse(),
    account: new Account(),
    tierId: 0,
    lockedUntil: null,
    lapsesOn: null,
    lastMove: null,
    earnedOn: [],
    slips: [],
  };
  person.tierId = books.ladderOf(person)[0]?.id ?? 0;
  books.people.set(id, person);
  return person;
}
