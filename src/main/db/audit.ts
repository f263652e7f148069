import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { ShopFacts } from '@shared/features/backup/backup.manifest.rules';
import type { Moment } from './clock';
import type { Reader, Statements } from './reader';

/** A record before and after an act, as plain columns. `before` null = made by it, `after` null = gone by it. */
export type RowChange = {
  tableName: string;
  rowId: number;
  /** The customer whose timeline and history the change belongs to, where there is one. */
  customerId: number | null;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
};

/** What one audit row says. */
export type AuditEntry = {
  commandId: string;
  moment: Moment;
  actorId: number;
  /** Who lent their right to it; null where nobody had to. */
  approverId: number | null;
  channel: string;
  /** The command's result: ids, never personal data. It is the answer to the same command id sent again. */
  result: unknown;
  changes: readonly RowChange[];
  undoesId: number | null;
};

/** Head of an empty trail. */
export const GENESIS = '0'.repeat(64);

const sha256 = (...parts: readonly string[]): string => {
  const hash = createHash('sha256');
  /* Lengths keep two different lists of parts from meeting in the same bytes. */
  for (const part of parts) hash.update(`${String(part.length)}:${part}`);
  return hash.digest('hex');
};

/** What the hash of a change covers besides its salted images. */
type DetailPlace = {
  tableName: string;
  rowId: number;
  customerId: number | null;
};

/** Hash of one change under its salt; it stays when erasure blanks before and after. */
export function hashDetail(
  salt: string,
  place: DetailPlace,
  before: string | null,
  after: string | null,
): string {
  const { tableName, rowId, customerId } = place;
  return sha256(salt, tableName, String(rowId), String(customerId), before ?? '', after ?? '');
}

/** What the hash of an act covers besides the hashes of its details. */
type ActWords = {
  commandId: string;
  at: string;
  onDay: string;
  minute: number;
  actorId: number;
  /** Not there in a file of an older version. */
  approverId?: number | null;
  channel: string;
  result: string;
  changeCount: number;
  undoesId: number | null;
};

/**
 * Hash of an audit row: over the previous one, who, when, what, ids and the hashes of its details. Who approved it is one
 * part more where somebody did, so that the rows of before keep their hash.
 */
export function hashAudit(previousHash: string, row: ActWords, detailsHash: string): string {
  return sha256(
    previousHash,
    row.commandId,
    row.at,
    row.onDay,
    String(row.minute),
    String(row.actorId),
    row.channel,
    row.result,
    String(row.changeCount),
    String(row.undoesId),
    detailsHash,
    ...(row.approverId == null ? [] : [String(row.approverId)]),
  );
}

/** Hash over the details of one act, in order. */
export const hashDetails = (hashes: readonly string[]): string => sha256(...hashes);

/** Adds one act to the trail, inside the transaction of the act itself. Returns its id. */
export function appendAudit(statements: Statements, entry: AuditEntry): number {
  const previousHash =
    (statements.get('SELECT "hash" FROM "audit" ORDER BY "id" DESC LIMIT 1').pluck().get() as
      string | undefined) ?? GENESIS;
  const details = entry.changes.map((change) => {
    const salt = randomBytes(16).toString('hex');
    const before = change.before === null ? null : JSON.stringify(change.before);
    const after = change.after === null ? null : JSON.stringify(change.after);
    return { ...change, salt, before, after, hash: hashDetail(salt, change, before, after) };
  });
  const detailsHash = hashDetails(details.map((detail) => detail.hash));
  const result = JSON.stringify(entry.result);
  const { at, on, minute } = entry.moment;
  const { commandId, actorId, approverId, channel, undoesId } = entry;
  const words = { commandId, at, onDay: on, minute, actorId, approverId, channel, result, undoesId };
  const hash = hashAudit(previousHash, { ...words, changeCount: details.length }, detailsHash);
  const id = Number(
    statements
      .get(
        `INSERT INTO "audit" ("commandId", "at", "onDay", "minute", "actorId", "channel", "result", "changeCount",
           "undoesId", "detailsHash", "previousHash", "hash", "approverId")
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        commandId,
        at,
        on,
        minute,
        actorId,
        channel,
        result,
        details.length,
        undoesId,
        detailsHash,
        previousHash,
        hash,
        approverId,
      ).lastInsertRowid,
  );
  const insert = statements.get(
    `INSERT INTO "auditDetails" ("auditId", "tableName", "rowId", "customerId", "before", "after", "salt", "hash")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const d of details) {
    insert.run(id, d.tableName, d.rowId, d.customerId, d.before, d.after, d.salt, d.hash);
  }
  return id;
}

type TrailRow = ActWords & {
  id: number;
  detailsHash: string;
  previousHash: string;
  hash: string;
};

type TrailDetail = DetailPlace & {
  auditId: number;
  before: string | null;
  after: string | null;
  salt: string;
  hash: string;
};

const isWhole = (d: TrailDetail): boolean =>
  (d.before === null && d.after === null) || hashDetail(d.salt, d, d.before, d.after) === d.hash;

/** True where an act follows on the one before and has all its details. */
const holds = (row: TrailRow, own: readonly TrailDetail[], previous: string): boolean =>
  own.every(isWhole) &&
  row.previousHash === previous &&
  row.detailsHash === hashDetails(own.map((d) => d.hash)) &&
  row.hash === hashAudit(previous, row, row.detailsHash);

/** The act that says where a trail has gaps; its result is `{ gaps: [ids] }`. */
const GAPS_CHANNEL = 'backup.salvage';

/** Acts that do not fit into the chain or have not got all their details, in one pass over the trail. */
function* brokenActs(statements: Statements): Generator<TrailRow & { isBroken: boolean }> {
  let previous = GENESIS;
  const details = statements
    .get('SELECT * FROM "auditDetails" ORDER BY "auditId", "id"')
    .iterate() as IterableIterator<TrailDetail>;
  try {
    let next = details.next();
    for (const raw of statements.get('SELECT * FROM "audit" ORDER BY "id"').iterate()) {
      const row = raw as TrailRow;
      const own: TrailDetail[] = [];
      for (; next.done !== true && next.value.auditId === row.id; next = details.next()) own.push(next.value);
      yield { ...row, isBroken: !holds(row, own, previous) };
      previous = row.hash;
    }
  } finally {
    details.return?.();
  }
}

const gapsOf = ({ channel, result }: TrailRow): number[] =>
  channel === GAPS_CHANNEL ? (JSON.parse(result) as { gaps: number[] }).gaps : [];

/**
 * Walks the whole trail; returns the id of the first act that does not fit, or null where all holds. A gap that a later
 * act tells of, after a salvage, is no lie.
 */
export function findBrokenAudit(statements: Statements): number | null {
  const broken = new Set<number>();
  for (const row of brokenActs(statements)) {
    if (row.isBroken) broken.add(row.id);
    else for (const id of gapsOf(row)) broken.delete(id);
  }
  return [...broken][0] ?? null;
}

/** A stretch of the trail that was checked. */
export type TrailPart = {
  /** The last act of it, after which the next part begins; null at the end of the trail. */
  last: number | null;
  acts: number;
  /** Acts that do not fit into the chain or have not got all their details. */
  broken: { id: number; at: string }[];
  /** Acts of which a later one tells that they are gaps of a salvage. */
  declared: number[];
};

/** Checks the acts after `after` (null: from the first), no more than `limit`, so that no read stays open for long. */
export function checkTrailPart(reader: Reader, after: number | null, limit: number): TrailPart {
  const from = after ?? 0;
  const rows = reader.all<TrailRow>(
    'SELECT * FROM "audit" WHERE "id" > ? ORDER BY "id" LIMIT ?',
    from,
    limit,
  );
  const last = rows.at(-1);
  if (last === undefined) return { last: null, acts: 0, broken: [], declared: [] };
  const details = new Map<number, TrailDetail[]>();
  for (const detail of reader.all<TrailDetail>(
    'SELECT * FROM "auditDetails" WHERE "auditId" > ? AND "auditId" <= ? ORDER BY "auditId", "id"',
    from,
    last.id,
  )) {
    const own = details.get(detail.auditId) ?? [];
    own.push(detail);
    details.set(detail.auditId, own);
  }
  const [before] = reader.column<string>('SELECT "hash" FROM "audit" WHERE "id" = ?', from);
  const broken: TrailPart['broken'] = [];
  const declared: number[] = [];
  let previous = before ?? GENESIS;
  for (const row of rows) {
    if (holds(row, details.get(row.id) ?? [], previous)) declared.push(...gapsOf(row));
    else broken.push({ id: row.id, at: row.at });
    previous = row.hash;
  }
  return { last: last.id, acts: rows.length, broken, declared };
}

/** Adds the act that tells of the gaps of a salvaged trail; the chain goes on from what is left of it. */
export function declareGaps(statements: Statements, moment: Moment): void {
  const gaps: number[] = [];
  for (const row of brokenActs(statements)) if (row.isBroken) gaps.push(row.id);
  appendAudit(statements, {
    commandId: randomUUID(),
    moment,
    actorId: 1,
    approverId: null,
    channel: GAPS_CHANNEL,
    result: { gaps },
    changes: [],
    undoesId: null,
  });
}

/** Both ends of the trail: which shop it is, and whether anything happened since it was last looked at. */
export type TrailEnds = Pick<ShopFacts, 'auditFirst' | 'auditHead'>;

/** The ends of a shop's trail; null where it is empty. */
export function trailEnds(reader: Reader): TrailEnds {
  const [auditFirst = null] = reader.column<string>('SELECT "hash" FROM "audit" ORDER BY "id" LIMIT 1');
  const auditHead = reader.get<{ id: number; hash: string }>(
    'SELECT "id", "hash" FROM "audit" ORDER BY "id" DESC LIMIT 1',
  );
  return { auditFirst, auditHead: auditHead ?? null };
}
