import { useAsked } from '@/lib/asked';
import { lateDialog } from '@/lib/late';

const ProofDialog = lateDialog(async () => (await import('./ProofDialog')).ProofDialog);
const ApprovalDialog = lateDialog(async () => (await import('./ApprovalDialog')).ApprovalDialog);

/** Asks over whatever is on screen what a call was refused for, so that the same call can be sent again. */
export function AskedDialogs() {
  const asked = useAsked();
  const first = asked[0];
  if (first === undefined) return null;
  const leave = (): void => {
    first.answer(false);
  };
  if (first.kind === 'approval') {
    return (
      <ApprovalDialog
        key={first.id}
        request={first.request}
        onLeft={leave}
        onApproved={() => {
          first.answer(true);
        }}
      />
    );
  }
  return (
    <ProofDialog
      onLeft={leave}
      onProven={() => {
        // One proof does for all that wait for it.
        for (const { kind, answer } of asked) if (kind === 'proof') answer(true);
      }}
    />
  );
}
