import { complaintsSample } from '../features/complaints/complaints.sample';
import { customersSample } from '../features/customers/customers.sample';
import { duplicatesSample } from '../features/duplicates/duplicates.sample';
import { feedbackSample } from '../features/feedback/feedback.sample';
import { fieldsSample } from '../features/fields/fields.sample';
import { promisesSample } from '../features/followups/followups.promises.sample';
import { followupsSample } from '../features/followups/followups.sample';
import { inquiriesSample } from '../features/inquiries/inquiries.sample';
import { joinsSample } from '../features/joins/joins.sample';
import { cardsSample } from '../features/loyalty/loyalty.cards.sample';
import { countsSample } from '../features/loyalty/loyalty.counts.sample';
import { loyaltySample } from '../features/loyalty/loyalty.sample';
import { storedSample } from '../features/loyalty/loyalty.stored.sample';
import { openingSample } from '../features/opening/opening.sample';
import { privacySample } from '../features/privacy/privacy.sample';
import { processesSample } from '../features/processes/processes.sample';
import { ratingsSample } from '../features/products/products.ratings.sample';
import { productsSample } from '../features/products/products.sample';
import { counterSample } from '../features/sales/sales.counter.sample';
import { salesSample } from '../features/sales/sales.sample';
import { settingsSample } from '../features/settings/settings.sample';
import type { SamplePart } from '../sample/sample';

/** What each feature adds to the sample shop. A part may lean on those before it. */
export const SAMPLE_PARTS: readonly SamplePart[] = [
  settingsSample,
  privacySample,
  productsSample,
  customersSample,
  fieldsSample,
  salesSample,
  ratingsSample,
  counterSample,
  loyaltySample,
  storedSample,
  countsSample,
  openingSample,
  cardsSample,
  joinsSample,
  followupsSample,
  promisesSample,
  processesSample,
  complaintsSample,
  inquiriesSample,
  feedbackSample,
  duplicatesSample,
];
