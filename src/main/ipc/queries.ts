import type { Reader } from '../db/reader';
import { customersBelongings } from '../features/customers/customers.belongings.queries';
import { customersQueries, notesTimeline } from '../features/customers/customers.queries';
import { draftsBelongings } from '../features/drafts/drafts.belongings.queries';
import { draftsQueries } from '../features/drafts/drafts.queries';
import { followupsBelongings, visitsBelongings } from '../features/followups/followups.belongings.queries';
import { promisesTimeline } from '../features/followups/followups.promises.queries';
import { promisesBelongings } from '../features/followups/followups.promises.belongings.queries';
import { followupsQueries, followupsTimeline } from '../features/followups/followups.queries';
import { changesTimeline, historyQueries } from '../features/history/history.queries';
import { couponTimeline, storedTimeline, tierTimeline } from '../features/loyalty/loyalty.timeline.queries';
import { loyaltyQueries } from '../features/loyalty/loyalty.queries';
import { privacyQueries } from '../features/privacy/privacy.queries';
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
  adviceTimeline,
  tierTimeline,
  storedTimeline,
  couponTimeline,
  changesTimeline,
];

/** What is kept under a person's name, by the feature that keeps it. */
const BELONGINGS = [
  customersBelongings,
  followupsBelongings,
  promisesBelongings,
  processesBelongings,
  visitsBelongings,
  draftsBelongings,
];

/** Every query handler by its full name. The reader's thread loads this and none of the writing code. */
export const QUERIES = byFullName<(reader: Reader, input: never, asker: never) => unknown>({
  customers: customersQueries(TIMELINE),
  drafts: draftsQueries,
  followups: followupsQueries(TRIGGERS),
  history: historyQueries,
  loyalty: loyaltyQueries,
  privacy: privacyQueries,
  sales: salesQueries,
  products: productsQueries,
  settings: settingsQueries,
  shifts: shiftsQueries,
  staff: staffQueries(BELONGINGS),
  transfer: transferQueries,
  processes: processesQueries,
});
