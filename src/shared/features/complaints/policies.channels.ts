import { command, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { about, day } from '../followups/parts.channels';
import { POLICY_ANSWERS, POLICY_LIMITS } from './policies.rules';

const id = z.number().int().positive();
const count = z.number().int();

const fields = z.object({
  /** What is asked for. */
  what: z.string().trim().min(1).max(POLICY_LIMITS.what),
  answer: z.enum(POLICY_ANSWERS),
  /** How to say it; with `ask`, also whom. */
  words: z.string().trim().max(POLICY_LIMITS.words),
});
export type PolicyFields = z.infer<typeof fields>;

/** What the shop says to a special request, the same from everybody. */
export const policy = fields.extend({
  id,
  version: id,
  isRetired: z.boolean(),
  /** Since New Year: how often it was asked for, and granted against it. */
  asked: count,
  granted: count,
});
export type Policy = z.infer<typeof policy>;

const told = z.object({ id });
const manage = { permission: 'complaints.manage', changes: ['complaints'], isUndoable: true } as const;

/** What the shop says to special requests, and what it granted against that. */
export const policyChannels = {
  /** All policies in the order in which they were made, those that are put away last. */
  policies: query({ input: z.object({}), output: z.array(policy), permission: 'complaints.read' }),
  /** What was granted against one, the latest first; of customers whom the asking person may not know of there is but the count. */
  exceptions: query({
    input: z.object({ policyId: id }),
    output: z.object({
      rows: z.array(
        z.object({
          id,
          complaintId: id,
          on: day,
          by: z.string(),
          /** Who agreed, where somebody else had to. */
          approvedBy: z.string().nullable(),
          customer: about.nullable(),
          reason: z.string(),
        }),
      ),
      total: count,
    }),
    permission: 'complaints.read',
  }),
  /** A policy as it shall be from now on; without an id it is a new one. Throws complaints.noPolicy, .changed, .tooManyPolicies. */
  savePolicy: command({
    input: z.object({ id: id.nullable(), version: id.nullable(), fields }),
    output: told,
    ...manage,
  }),
  /** Puts one away, or brings it back. Throws complaints.noPolicy. */
  retirePolicy: command({ input: z.object({ id, isRetired: z.boolean() }), output: told, ...manage }),
  /**
   * Says yes against the policy of a request: with a reason, by the owner too. Throws complaints.notFound, .changed,
   * .noPolicy where it names none, .noException where the policy says yes anyway, .granted.
   */
  grantException: command({
    input: z.object({ id, version: id, reason: z.string().trim().min(1).max(POLICY_LIMITS.reason) }),
    output: told,
    ...manage,
    changes: ['complaints', 'customers'],
    canBeApproved: true,
  }),
};
