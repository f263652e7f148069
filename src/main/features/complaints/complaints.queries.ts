import { AppError } from '@shared/errors/AppError';
import type { complaintsContract } from '@shared/features/complaints/complaints.contract';
import { toldParts, type Deadline } from '@shared/features/complaints/complaints.rules';
import type { TimelineSource } from '../../db/timeline';
import type { QueryHandlers } from '../../ipc/handlers';
import { assertKnown, sightOf } from '../customers/customers.sight.queries';
import { standInOf } from '../staff/staff.leaves.queries';
import { activePeople } from '../staff/staff.people.queries';
import { analysisOf, complaintsBehind } from './complaints.analytics.queries';
import { boardColumn } from './complaints.board.queries';
import { backgroundOf, getComplaint, similarTo } from './complaints.card.queries';
import { categoryOf, listCategories, responsibleFor } from './complaints.categories.queries';
import { openClock } from './complaints.clock';
import { compensationsOf } from './complaints.compensation.queries';
import { costsReport } from './complaints.costs.queries';
import type { Complaint } from './complaints.entity';
import { limitFor, listLimits } from './complaints.limits.queries';
import { complaintsOfToday, countComplaints, listComplaints } from './complaints.list.queries';
import {
  clustersOf,
  findingsOf,
  getImprovement,
  listCauses,
  listImprovements,
  sameOnes,
} from './complaints.learn.queries';
import { exceptionsOf, listPolicies } from './complaints.policies.queries';
import { slipOf } from './complaints.paper.queries';
import { assertComplaint, pictureIn, picturesOf } from './complaints.picture.queries';
import { boardOf, hitsOf, listPostings } from './complaints.posting.queries';
import { complaintRows, knownComplaint } from './complaints.rows.queries';

/** Complaints of a customer on their timeline: where they were taken in. */
export const complaintsTimeline: TimelineSource = {
  kinds: ['complaint'],
  rows: () => `SELECT 'complaint' AS "kind", "id" AS "refId", "receivedOn" AS "on", "receivedMinute" AS "minute"
     FROM "complaints" WHERE "customerId" = :customerId`,
  order: '"receivedOn" DESC, "receivedMinute" DESC, "id" DESC',
  fill: (reader, refIds) => {
    const rows = reader.all<Complaint & { by: string }>(
      `SELECT k.*, b."name" AS "by" FROM json_each(?) j CROSS JOIN "complaints" k ON k."id" = j."value"
         JOIN "staff" b ON b."id" = k."receivedBy"`,
      JSON.stringify(refIds),
    );
    return new Map(
      rows.map(({ id, type, words, state, solution, by }) => [
        id,
        { title: words, detail: [type, state, solution], count: id, amountCents: null, by },
      ]),
    );
  },
};

const told = ({ at, parts }: Deadline) => ({ at, parts: toldParts(parts) });

export const complaintsQueries: QueryHandlers<typeof complaintsContract> = {
  categories: (reader) => listCategories(reader),
  people: (reader, _input, actor) =>
    activePeople(reader).map(({ id, name, role }) => ({
      id,
      name,
      role,
      isMe: id === actor.id,
      standIn: standInOf(reader, id),
    })),
  intake: (reader, { category: key, customerId }, actor) => {
    if (customerId !== null) assertKnown(reader, actor, customerId);
    const category = categoryOf(reader, key);
    const clock = openClock(reader);
    const id = responsibleFor(reader, category, customerId, actor);
    const name = activePeople(reader).find((one) => one.id === id)?.name ?? '';
    return {
      person: { id, name, standIn: standInOf(reader, id) },
      answer: told(clock.deadline(clock.now, category.answerMinutes)),
      solve: told(clock.deadline(clock.now, category.solveMinutes)),
    };
  },
  background: (reader, { customerId }, actor) => backgroundOf(reader, actor, customerId),
  column: (reader, asked, actor) => boardColumn(reader, actor, asked),
  list: (reader, asked, actor) => listComplaints(reader, actor, asked),
  counts: (reader, asked, actor) => countComplaints(reader, actor, asked),
  get: (reader, { id }, actor) => getComplaint(reader, actor, id),
  ofCustomer: (reader, { customerId }, actor) => {
    assertKnown(reader, actor, customerId);
    const ids = reader.column<number>(
      'SELECT "id" FROM "complaints" WHERE "customerId" = ? ORDER BY "receivedOn" DESC, "id" DESC',
      customerId,
    );
    return { rows: complaintRows(reader, sightOf(reader, actor), ids.slice(0, 20)), total: ids.length };
  },
  pictures: (reader, { id }, actor) => picturesOf(reader, actor, id),
  picture: (reader, { id }, actor) => ({ full: pictureIn(reader, actor, id) }),
  slip: (reader, { id }, actor) => slipOf(reader, actor, id),
  today: (reader, _input, actor) => complaintsOfToday(reader, actor),
  similar: (reader, asked, actor) => similarTo(reader, actor, asked),
  causes: (reader) => listCauses(reader),
  clusters: (reader) => clustersOf(reader),
  sameOnes: (reader, asked) => sameOnes(reader, asked),
  improvements: (reader, asked) => listImprovements(reader, asked),
  improvement: (reader, { id }, actor) => getImprovement(reader, actor, id),
  findings: (reader, _input, actor) => findingsOf(reader, actor),
  analysis: (reader, asked, actor) => analysisOf(reader, actor, asked),
  costs: (reader, asked, actor) => costsReport(reader, actor, asked),
  behind: (reader, asked, actor) => complaintsBehind(reader, actor, asked),
  myLimit: (reader, _input, actor) => ({ limitCents: limitFor(reader, actor) }),
  compensations: (reader, { id }, actor) => {
    const known = knownComplaint(sightOf(reader, actor));
    if (
      reader.get(`SELECT 1 FROM "complaints" k WHERE k."id" = ? AND ${known.sql}`, id, ...known.values) ===
      undefined
    )
      throw new AppError('complaints.notFound');
    return compensationsOf(reader, actor, id);
  },
  limits: (reader) => listLimits(reader),
  policies: (reader) => listPolicies(reader),
  exceptions: (reader, { policyId }, actor) => exceptionsOf(reader, actor, policyId),
  postings: (reader, { state }) => listPostings(reader, state),
  checkPosting: (reader, { complaintId, ...texts }, actor) => {
    assertComplaint(reader, actor, complaintId);
    return hitsOf(reader, complaintId, texts);
  },
  board: (reader) => boardOf(reader),
};
