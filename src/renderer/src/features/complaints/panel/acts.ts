import type { ComplaintCard } from '@shared/features/complaints/complaints.contract';
import { isUnderWay, isUnsolved, waysFrom } from '@shared/features/complaints/complaints.rules';
import { isException } from '@shared/features/complaints/policies.rules';
import { isPostable } from '@shared/features/complaints/posting.rules';
import type { KeyName } from '@/lib/keyMap';
import type { ComplaintAct } from '../useComplaintActs';

export type OfferedAct = { act: ComplaintAct; key: KeyName };

/** What can be done with a complaint as it stands, what is next first. */
export function actsOf(
  data: ComplaintCard,
  { hasColleagues, mayManage }: { hasColleagues: boolean; mayManage: boolean },
): readonly OfferedAct[] {
  const acts: (OfferedAct & { is: boolean })[] = [
    { act: 'answer', key: 'complaints.answer', is: data.answered === null && isUnderWay(data.state) },
    { act: 'step', key: 'complaints.step', is: waysFrom(data.state).length > 0 },
    {
      act: data.isWaiting ? 'goOn' : 'wait',
      key: 'complaints.wait',
      is: isUnsolved(data.state),
    },
    { act: 'compensate', key: 'complaints.compensate', is: data.state !== 'merged' },
    {
      act: 'except',
      key: 'complaints.except',
      is: data.policy !== null && isException(data.policy.answer) && data.exception === null,
    },
    { act: 'hand', key: 'complaints.hand', is: hasColleagues && isUnderWay(data.state) },
    { act: 'rate', key: 'complaints.rate', is: data.solved !== null },
    { act: 'note', key: 'complaints.note', is: true },
    { act: 'cause', key: 'complaints.cause', is: data.state !== 'merged' },
    { act: 'improve', key: 'complaints.improve', is: true },
    { act: 'post', key: 'complaints.post', is: mayManage && isPostable(data.state) },
    { act: 'edit', key: 'complaints.edit', is: data.state !== 'merged' },
    { act: 'merge', key: 'complaints.merge', is: isUnderWay(data.state) },
  ];
  return acts.filter(({ is }) => is);
}
