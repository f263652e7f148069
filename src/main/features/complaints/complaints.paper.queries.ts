import { isUnsolved } from '@shared/features/complaints/complaints.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { readPage } from '../feedback/feedback.queries';
import { getComplaint } from './complaints.card.queries';

/** What stands on the slip of a complaint: nothing that the shop thinks of it. Throws complaints.notFound. */
export function slipOf(reader: Reader, actor: Actor, id: number): CallOutput<'complaints.slip'> {
  const one = getComplaint(reader, actor, id);
  const isOpen = isUnsolved(one.state);
  const { phone, email } = readPage(reader);
  return {
    id: one.id,
    type: one.type,
    customerId: one.customer?.id ?? null,
    customer: one.customer?.name ?? one.contactName,
    receivedOn: one.receivedOn,
    receivedMinute: one.receivedMinute,
    words: one.words,
    person: one.person.name,
    promised: one.promised,
    promisedFor: one.promisedFor,
    answerDue: isOpen && one.answered === null ? one.answerDue : null,
    solveDue: isOpen ? one.solveDue : null,
    phone,
    email,
  };
}
