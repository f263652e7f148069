import type { Reader } from '../db/reader';
import { complaintsQueries, complaintsTimeline } from '../features/complaints/complaints.queries';
import { customersBelongings } from '../features/customers/customers.belongings.queries';
import { customersQueries, notesTimeline } from '../features/customers/customers.queries';
import { draftsBelongings } from '../features/drafts/drafts.belongings.queries';
import { draftsQueries } from '../features/drafts/drafts.queries';
import { feedbackQueries } from '../features/feedback/feedback.queries';
import { fieldsQueries } from '../features/fields/fields.queries';
import { followupsBelongings, visitsBelongings } from '../features/followups/followups.belongings.queries';
import { promisesTimeline } from '../features/followups/followups.promises.queries';
import { promisesBelongings } from '../features/followups/followups.promises.belongings.queries';
import { followupsQueries, followupsTimeline } from '../features/followups/followups.queries';
import { changesTimeline, historyQueries } from '../features/history/history.queries';
import {
  countTimeline,
  couponTimeline,
  storedTimeline,
  tierTimeline,
} from '../features/loyalty/loyalty.timeline.queries';
import { inquiriesBelongings } from '../features/inquiries/inquiries.belongings.queries';
import { inquiriesQueries } from '../features/inquiries/inquiries.queries';
import { inquiriesTimeline } from '../features/inquiries/inquiries.timeline.queries';
import { duplicatesQueries } from '../features/duplicates/duplicates.queries';
import { joinsQueries } from '../features/joins/joins.queries';
import { loyaltyQueries } from '../features/loyalty/loyalty.queries';
import { openingQueries } from '../features/opening/opening.queries';
import { privacyQueries } from '../features/privacy/privacy.queries';
import { complaintsBelongings } from '../features/complaints/complaints.belongings.queries';
import { processesBelongings } from '../features/processes/processes.belongings.queries';
import { processesQueries, processesTimeline } from '../features/processes/processes.queries';
import { productsQueries } from '../features/products/products.queries';
import { adviceTimeline } from '../features/sales/sales.guide.queries';
import { salesTimeline } from '../features/sales/sales.queries';
import { salesQueries } from '../features/sales/sales.desk.queries';
import { settingsQueries } from '../features/settings/settings.queries';
import { shiftsQueries } from '../features/shifts/shifts.queries';
import { staffQueries } from '../features/staff/staff.queries';
import { transferQueries } from '../features/transfer/transfer.queries';
import { byFullName } from './byFullName';
import { TRIGGERS } from './triggers';

/** What happens to a customer, by the feature that tells it. */
const TIMELINE = [
  salesTimeline,
  notesTimeline,
  followupsTimeline,
  promisesTimeline,
  processesTimeline,
  complaintsTimeline,
  inquiriesTimeline,
  adviceTimeline,
  tierTimeline,
  storedTimeline,
  couponTimeline,
  countTimeline,
  changesTimeline,
];

/** What is kept under a person's name, by the feature that keeps it. */
const BELONGINGS = [
  customersBelongings,
  followupsBelongings,
  promisesBelongings,
  processesBelongings,
  complaintsBelongings,
  inquiriesBelongings,
  visitsBelongings,
  draftsBelongings,
];

/** Every query handler by its full name. The reader's thread loads this and none of the writing code. */
export const QUERIES = byFullName<(reader: Reader, input: never, asker: never) => unknown>({
  customers: customersQueries(TIMELINE),
  drafts: draftsQueries,
  followups: followupsQueries(TRIGGERS),
  history: historyQueries,
  inquiries: inquiriesQueries,
  loyalty: loyaltyQueries,
  privacy: privacyQueries,
  sales: salesQueries,
  products: productsQueries,
  settings: settingsQueries,
  shifts: shiftsQueries,
  staff: staffQueries(BELONGINGS),
  transfer: transferQueries,
  processes: processesQueries,
  opening: openingQueries,
  feedback: feedbackQueries,
  complaints: complaintsQueries,
  joins: joinsQueries,
  fields: fieldsQueries,
  duplicates: duplicatesQueries,
});
