import { desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { day, minute } from '../followups/parts.channels';
import { SLIP_WIDTHS } from '../sales/payment.rules';
import type { Language } from '../settings/settings.contract';
import { complaintId, moment } from './complaints.fields';
import { COMPLAINT_TYPES } from './complaints.rules';

const language = z.enum(['zh-CN', 'en'] as const satisfies readonly Language[]);
const one = z.object({ id: complaintId });
const askedSlip = one.extend({ width: z.enum(SLIP_WIDTHS), language });
const askedRecord = one.extend({ language });
const savedFile = z.object({ fileName: z.string() }).nullable();

/** What the customer takes home: that it was heard, who sees to it until when, and what was promised. */
const slip = z.object({
  id: complaintId,
  type: z.enum(COMPLAINT_TYPES),
  customerId: customerId.nullable(),
  /** Empty for somebody who gave no name. */
  customer: z.string(),
  receivedOn: day,
  receivedMinute: minute,
  words: z.string(),
  person: z.string(),
  promised: z.string(),
  promisedFor: z.object({ dueOn: day, dueMinute: minute.nullable() }).nullable(),
  /** Null once they had the first answer. */
  answerDue: moment.nullable(),
  /** Null once it is solved. */
  solveDue: moment.nullable(),
  /** Where to ask; empty where the shop named no phone. */
  phone: z.string(),
  /** The same for a letter; a code opens a message to the phone, or else to this. */
  email: z.string(),
});

export type ComplaintSlip = z.infer<typeof slip>;
export type ComplaintSlipPaper = { shop: { name: string; address: string }; slip: ComplaintSlip };

export const paperChannels = {
  /** The slip of a complaint. Throws complaints.notFound. */
  slip: query({ input: one, output: slip, permission: 'complaints.read' }),
  /** Prints the slip. Throws complaints.notFound, .notPrinted. */
  printSlip: desktop({ input: askedSlip, output: z.object({}), permission: 'complaints.read' }),
  /** Writes it as a PDF where a person chooses; null where no place was chosen. Throws complaints.notFound, .notWritten. */
  saveSlip: desktop({ input: askedSlip, output: savedFile, permission: 'sales.export' }),
  /** Prints all that happened to a complaint on one page. Throws complaints.notFound, .notPrinted. */
  printRecord: desktop({ input: askedRecord, output: z.object({}), permission: 'complaints.read' }),
  /** Writes that as a PDF where a person chooses. Throws complaints.notFound, .notWritten. */
  saveRecord: desktop({ input: askedRecord, output: savedFile, permission: 'sales.export' }),
} as const;
