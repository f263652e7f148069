import { AppError } from '@shared/errors/AppError';
import type { BoardPaper, PostingRow } from '@shared/features/complaints/posting.channels';
import {
  hitsIn,
  notPassed,
  POSTING_LIMITS,
  factsIn,
  type Hit,
  type OtherFacts,
  type OwnFacts,
  type PostingState,
} from '@shared/features/complaints/posting.rules';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import { readSetting } from '../settings/settings.values.queries';
import type { ComplaintPosting } from './complaints.posting.entity';

type Reads = Pick<Reader, 'get' | 'all' | 'column'>;
type Texts = { raised: string; changed: string };
export type Hits = { raised: Hit[]; changed: Hit[] };

/** So many that were taken down are told. */
const MOST_DOWN = 200;

const filled = (texts: readonly (string | null | undefined)[]): string[] =>
  texts.flatMap((text) => (text === null || text === undefined || text.trim() === '' ? [] : [text]));

/** What is known of whom a complaint is about. Throws complaints.notFound. */
function ownFacts(reader: Reads, complaintId: number): { own: OwnFacts; customerId: number | null } {
  const said = reader.get<{ customerId: number | null; contactName: string; contactPhone: string }>(
    'SELECT "customerId", "contactName", "contactPhone" FROM "complaints" WHERE "id" = ?',
    complaintId,
  );
  if (said === undefined) throw new AppError('complaints.notFound');
  const { customerId, contactName, contactPhone } = said;
  const card = reader.get<Record<string, string | null>>(
    `SELECT c."name", c."salutation", c."pinyin", c."number", c."wechat", c."email", c."address", c."company",
       f."invoiceTitle", f."taxNumber", f."invoiceAddress", f."invoicePhone", f."bankAccount"
     FROM "customers" c LEFT JOIN "customerCompanies" f ON f."customerId" = c."id" WHERE c."id" = ?`,
    customerId,
  );
  const contacts = reader.all<Record<string, string>>(
    'SELECT "name", "wechat", "email" FROM "customerContacts" WHERE "customerId" = ?',
    customerId,
  );
  const column = (sql: string): string[] => reader.column<string>(sql, customerId);
  return {
    customerId,
    own: {
      names: filled([
        ...[contactName, card?.name, card?.salutation, card?.company, card?.invoiceTitle],
        ...contacts.map(({ name }) => name),
        ...column('SELECT "name" FROM "loyaltyPersons" WHERE "customerId" = ?'),
      ]),
      pinyin: filled([card?.pinyin]),
      phones: filled([
        contactPhone,
        card?.invoicePhone,
        ...column('SELECT "digits" FROM "customerPhones" WHERE "customerId" = ?'),
      ]),
      numbers: filled([
        ...[card?.number, card?.taxNumber, card?.bankAccount],
        ...column('SELECT "number" FROM "loyaltyCards" WHERE "customerId" = ?'),
      ]),
      addresses: filled([card?.address, card?.invoiceAddress]),
      handles: filled([
        ...[card?.wechat, card?.email],
        ...contacts.flatMap(({ wechat, email }) => [wechat, email]),
      ]),
    },
  };
}

/** Names and phones of all customers but one, those in the bin and their contacts too, and names of colleagues. */
function otherFacts(reader: Reads, exceptId: number | null): OtherFacts {
  return {
    names: reader.column<string>(
      `SELECT "name" FROM "customers" WHERE "id" IS NOT ? AND "name" <> ''
       UNION SELECT "name" FROM "customerContacts" WHERE "customerId" IS NOT ? AND "name" <> ''
       UNION SELECT "name" FROM "staff"`,
      exceptId,
      exceptId,
    ),
    phones: reader.column<string>(
      'SELECT "digits" FROM "customerPhones" WHERE "customerId" IS NOT ?',
      exceptId,
    ),
  };
}

/** What is known of everybody, without what stands in no posting that is up: the board is checked at each look. */
function factsFor(reader: Reads): OtherFacts {
  const texts = upOnes(reader).flatMap(({ raised, changed }) => [raised, changed]);
  return factsIn(texts, otherFacts(reader, null));
}

/**
 * Words of both texts that could say who somebody is. `others`: for several postings, what is known of everybody; whoever a posting
 * is about is among them, and is told as such all the same. Throws complaints.notFound.
 */
export function hitsOf(
  reader: Reads,
  complaintId: number,
  { raised, changed }: Texts,
  known?: OtherFacts,
): Hits {
  const { own, customerId } = ownFacts(reader, complaintId);
  const others = known ?? otherFacts(reader, customerId);
  return { raised: hitsIn(raised, own, others), changed: hitsIn(changed, own, others) };
}

/** How many of them nobody let pass. */
export const openHits = ({ raised, changed }: Hits, passed: readonly string[]): number =>
  notPassed([...raised, ...changed], passed).length;

export const passedIn = ({ passed }: Pick<ComplaintPosting, 'passed'>): string[] =>
  JSON.parse(passed) as string[];

type Stored = ComplaintPosting & { by: string; downBy: string | null };

const ROWS = `SELECT p.*, a."name" AS "by", b."name" AS "downBy" FROM "complaintPostings" p
  JOIN "staff" a ON a."id" = p."postedBy" LEFT JOIN "staff" b ON b."id" = p."takenBy"`;

export function listPostings(reader: Reader, state: PostingState) {
  const everybody = state === 'up' ? factsFor(reader) : undefined;
  const order = state === 'up' ? 'p."id"' : 'p."takenOn" DESC, p."id" DESC';
  const rows = reader
    .all<Stored>(`${ROWS} WHERE p."state" = ? ORDER BY ${order} LIMIT ?`, state, MOST_DOWN)
    .map((row): PostingRow => ({
      id: row.id,
      complaintId: row.complaintId as PostingRow['complaintId'],
      raised: row.raised,
      changed: row.changed,
      passed: passedIn(row),
      state: row.state,
      postedOn: row.postedOn as Day,
      postedBy: row.by,
      takenOn: row.takenOn as Day | null,
      takenBy: row.downBy,
      version: row.version,
      open: state === 'up' ? openHits(hitsOf(reader, row.complaintId, row, everybody), passedIn(row)) : 0,
    }));
  const count = (of: PostingState): number =>
    reader.column<number>('SELECT count(*) FROM "complaintPostings" WHERE "state" = ?', of)[0] ?? 0;
  return { rows, counts: { up: count('up'), down: count('down') } };
}

type Up = Pick<ComplaintPosting, 'id' | 'complaintId' | 'raised' | 'changed' | 'passed' | 'postedOn'>;

const upOnes = (reader: Reads): Up[] =>
  reader.all<Up>(
    `SELECT "id", "complaintId", "raised", "changed", "passed", "postedOn" FROM "complaintPostings"
     WHERE "state" = 'up' ORDER BY "id" LIMIT ?`,
    POSTING_LIMITS.up,
  );

const isClean = (reader: Reads, one: Up, everybody: OtherFacts): boolean =>
  openHits(hitsOf(reader, one.complaintId, one, everybody), passedIn(one)) === 0;

const shown = ({ id, raised, changed, postedOn }: Up): BoardPaper['postings'][number] => ({
  id,
  raised,
  changed,
  on: postedOn as Day,
});

/** The board for paper. Throws complaints.boardPersonal where somebody could be known by one. */
export function boardOf(reader: Reads): BoardPaper {
  const up = upOnes(reader);
  const everybody = factsFor(reader);
  const personal = up.find((one) => !isClean(reader, one, everybody));
  if (personal !== undefined)
    throw new AppError('complaints.boardPersonal', { number: up.indexOf(personal) + 1 });
  return { shop: readSetting<{ name: string }>(reader, 'shop')?.name ?? '', postings: up.map(shown) };
}

/** The board for the page on the shop's Wi-Fi: without those by which somebody could be known. */
export function openBoard(reader: Reads): BoardPaper['postings'] {
  const everybody = factsFor(reader);
  return upOnes(reader)
    .filter((one) => isClean(reader, one, everybody))
    .map(shown);
}
