import { command, desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { day } from '../followups/parts.channels';
import type { Language } from '../settings/settings.contract';
import { complaintId } from './complaints.fields';
import { HIT_REASONS, POSTING_LIMITS, POSTING_STATES } from './posting.rules';

const id = z.number().int().positive();
const count = z.number().int();
const version = z.number().int().positive();
const line = z.string().trim().min(1).max(POSTING_LIMITS.words);
const language = z.enum(['zh-CN', 'en'] as const satisfies readonly Language[]);

const hit = z.object({ from: count, to: count, words: z.string(), reason: z.enum(HIT_REASONS) });

const fields = z.object({
  /** What was raised, in the shop's own words. */
  raised: line,
  /** What the shop changed. */
  changed: line,
  /** The very words that may stay although they could say who somebody is. */
  passed: z.array(z.string().max(POSTING_LIMITS.words)).max(2 * POSTING_LIMITS.hits),
});
export type PostingFields = z.infer<typeof fields>;

const row = fields.extend({
  id,
  complaintId,
  state: z.enum(POSTING_STATES),
  postedOn: day,
  postedBy: z.string(),
  takenOn: day.nullable(),
  takenBy: z.string().nullable(),
  version,
  /** Of what is up: words that could say who somebody is, and that nobody let pass. */
  open: count,
});
export type PostingRow = z.infer<typeof row>;

/** The board as it goes on paper and on the page for visitors. */
export const boardPaper = z.object({
  shop: z.string(),
  postings: z.array(z.object({ id, raised: z.string(), changed: z.string(), on: day })),
});
export type BoardPaper = z.infer<typeof boardPaper>;

const SIZES = ['A4', 'A3'] as const;
export type BoardSize = (typeof SIZES)[number];

const told = z.object({ id });
const one = z.object({ id, version });
const read = { permission: 'complaints.read' } as const;
const act = { permission: 'complaints.manage', changes: ['complaints'], isUndoable: true } as const;

/** The public board: what customers raised, and what the shop changed; nothing of theirs may be on it. */
export const postingChannels = {
  /** What is up, in the order in which it was put there; of what was taken down the latest first. */
  postings: query({
    input: z.object({ state: z.enum(POSTING_STATES) }),
    output: z.object({ rows: z.array(row), counts: z.object({ up: count, down: count }) }),
    ...read,
  }),
  /** Words that could say who somebody is, in each of the two texts. Throws complaints.notFound. */
  checkPosting: query({
    input: fields.omit({ passed: true }).extend({ complaintId }),
    output: z.object({ raised: z.array(hit), changed: z.array(hit) }),
    permission: 'complaints.manage',
  }),
  /** The board as it is now. Throws complaints.boardPersonal where somebody could be known by it. */
  board: query({ input: z.object({}), output: boardPaper, permission: 'complaints.manage' }),
  /** Puts one up. Throws complaints.notFound, .notSolvedYet, .postedAlready, .boardFull, .postingPersonal. */
  post: command({ input: fields.extend({ complaintId }), output: told, ...act }),
  /** Words it anew. Throws complaints.noPosting, .changed, .postingPersonal. */
  editPosting: command({ input: one.extend({ fields }), output: told, ...act }),
  /** Takes it down. Throws complaints.noPosting, .changed. */
  takeDown: command({ input: one, output: told, ...act }),
  /** Puts it up again. Throws complaints.noPosting, .changed, .postedAlready, .boardFull, .postingPersonal. */
  putUp: command({ input: one, output: told, ...act }),
  /** Prints the board. Throws as `board`, and complaints.noPostings, .notPrinted. */
  printBoard: desktop({
    input: z.object({ size: z.enum(SIZES), language }),
    output: z.object({}),
    permission: 'complaints.manage',
  }),
  /** Writes it as a PDF or a picture; null where no place was chosen. Throws as `board`, and complaints.noPostings, .notWritten. */
  saveBoard: desktop({
    input: z.object({ size: z.enum(SIZES), format: z.enum(['pdf', 'png']), language }),
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'complaints.manage',
  }),
} as const;
