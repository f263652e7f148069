import { command, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { about, day, person, personId } from '../followups/parts.channels';
import { IMPROVEMENT_STATES, LEARN_LIMITS, RAISED_BY } from './learn.rules';

const id = z.number().int().positive();
const count = z.number().int();
const version = z.number().int().positive();
const text = (most: number) => z.string().trim().max(most);
const words = (most: number) => z.string().trim().min(1).max(most);

/** The name of a cause, chosen or typed; empty for none. */
export const causeName = text(LEARN_LIMITS.cause);

/** The same that came several times in thirty days. */
const cluster = z.object({
  by: z.enum(['cause', 'product']),
  causeId: id.nullable(),
  /** Category of those that are of one product. */
  category: z.string(),
  productId: id.nullable(),
  /** The cause, or the product. */
  name: z.string(),
  count,
  /** One that is open against it. */
  improvementId: id.nullable(),
});
export type Cluster = z.infer<typeof cluster>;

const fields = z.object({
  /** What shall be changed. */
  what: words(LEARN_LIMITS.what),
  personId,
  dueOn: day,
  causeId: id.nullable(),
  productId: id.nullable(),
  batch: text(LEARN_LIMITS.supplier),
  supplier: text(LEARN_LIMITS.supplier),
});
export type ImprovementFields = z.infer<typeof fields>;

const named = z.object({ id, name: z.string() }).nullable();
const row = z.object({
  id,
  what: z.string(),
  person,
  dueOn: day,
  isLate: z.boolean(),
  cause: named,
  product: named,
  batch: z.string(),
  supplier: z.string(),
  state: z.enum(IMPROVEMENT_STATES),
  outcome: z.string(),
  endedOn: day.nullable(),
  raisers: count,
  version,
});
export type ImprovementRow = z.infer<typeof row>;

const raiser = z.object({
  id,
  by: z.enum(RAISED_BY),
  /** Id of the complaint, the return or the follow-up. */
  refId: id,
  /** The words of a complaint, the slip of a return, the subject of a follow-up. */
  title: z.string(),
  on: day,
  customer: about.nullable(),
  /** True once somebody was asked to tell them. */
  isTold: z.boolean(),
});
export type Raiser = z.infer<typeof raiser>;

const effect = z.object({
  kind: z.enum(['thin', 'less', 'same', 'more']),
  /** Per thirty days. */
  before: z.number(),
  after: z.number(),
  daysAfter: count,
});

const told = z.object({ id });
const one = z.object({ id, version });
const read = { permission: 'complaints.read' } as const;
const act = { permission: 'complaints.write', isUndoable: true } as const;

/** What the shop makes of complaints: why they came, and what it changes so that they come no more. */
export const learnChannels = {
  /** Causes that the shop has named, the most frequent of the past year first. */
  causes: query({
    input: z.object({}),
    output: z.array(z.object({ id, name: z.string(), count })),
    ...read,
  }),
  /** Why a complaint came; a name that is new is kept for the next. Throws complaints.notFound, .changed, .tooManyCauses. */
  setCause: command({
    input: one.extend({ cause: causeName }),
    output: told,
    ...act,
    changes: ['complaints'],
  }),
  /** What came again and again in the past thirty days, the most frequent first. */
  clusters: query({ input: z.object({}), output: z.array(cluster), ...read }),
  /** How often the same came in the past thirty days, this one counted: by its cause, else of its product and category. */
  sameOnes: query({
    input: z.object({ category: text(60), productId: id.nullable(), causeId: id.nullable() }),
    output: z.object({ by: z.enum(['cause', 'product']), count }).nullable(),
    ...read,
  }),
  /** What shall get better: what is due first; of those that ended the latest first. */
  improvements: query({
    input: z.object({ state: z.enum(IMPROVEMENT_STATES) }),
    output: z.object({
      rows: z.array(row),
      counts: z.object({ open: count, done: count, dropped: count }),
    }),
    ...read,
  }),
  /** One with whoever raised it, and what it did. Throws complaints.noImprovement. */
  improvement: query({
    input: told,
    output: row.extend({
      raisedBy: z.array(raiser),
      /** Null while it is not done, or where it is against no cause and no product. */
      effect: effect.nullable(),
    }),
    ...read,
  }),
  /** Returns and usage checks of the past ninety days that could be a reason to change something. */
  findings: query({
    input: z.object({}),
    output: z.array(
      z.object({
        by: z.enum(['sale', 'followup']),
        refId: id,
        title: z.string(),
        /** Of a return what came back first. */
        productId: id.nullable(),
        on: day,
        customer: about.nullable(),
      }),
    ),
    ...read,
  }),
  /** Puts something on the list, with what it comes from. Throws complaints.notFound, .noProduct, .noCause, .noRaiser, staff.unknown. */
  improve: command({
    input: fields.extend({
      raisedBy: z.array(z.object({ by: z.enum(RAISED_BY), refId: id })).max(LEARN_LIMITS.raisers),
    }),
    output: told,
    ...act,
    changes: ['complaints'],
  }),
  /** Changes what, who, until when. Throws complaints.noImprovement, .changed, .noProduct, .noCause, staff.unknown. */
  editImprovement: command({
    input: one.extend({ fields }),
    output: told,
    ...act,
    changes: ['complaints'],
  }),
  /** One more that raised it. Throws complaints.noImprovement, .noRaiser, .raised. */
  raise: command({
    input: z.object({ id, by: z.enum(RAISED_BY), refId: id }),
    output: told,
    ...act,
    changes: ['complaints'],
  }),
  /**
   * It is done, dropped, or open again. Once it is done, those who raised it can be told: each named gets a call or a message
   * of whoever did it. Throws complaints.noImprovement, .changed, .noRaiser, followups.past.
   */
  endImprovement: command({
    input: one.extend({
      state: z.enum(IMPROVEMENT_STATES),
      outcome: text(LEARN_LIMITS.outcome),
      tell: z
        .object({
          kind: z.enum(['call', 'message']),
          subject: words(200),
          dueOn: day,
          raisers: z.array(id).max(LEARN_LIMITS.raisers),
        })
        .nullable(),
    }),
    output: told,
    ...act,
    changes: ['complaints', 'followups', 'customers'],
  }),
};
