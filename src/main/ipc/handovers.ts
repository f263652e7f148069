import { customersHandover } from '../features/customers/customers.handover.service';
import { draftsHandover } from '../features/drafts/drafts.handover.service';
import { followupsHandover, visitsHandover } from '../features/followups/followups.handover.service';
import { promisesHandover } from '../features/followups/followups.promises.handover.service';
import { complaintsHandover } from '../features/complaints/complaints.handover.service';
import { inquiriesHandover } from '../features/inquiries/inquiries.handover.service';
import { processesHandover } from '../features/processes/processes.handover.service';
import type { Handover } from '../features/staff/staff.handover.service';

/** What is handed over when somebody leaves. Customers go first: who gets one may then see what is planned for them and typed of them. */
export const HANDOVERS: readonly Handover[] = [
  customersHandover,
  followupsHandover,
  promisesHandover,
  processesHandover,
  complaintsHandover,
  inquiriesHandover,
  visitsHandover,
  draftsHandover,
];
