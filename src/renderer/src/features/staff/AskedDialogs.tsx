import { lazy, Suspense } from 'react';
import { useAsked } from '@/lib/asked';

const ProofDialog = lazy(async () => ({ default: (await import('./ProofDialog')).ProofDialog }));
const ApprovalDialog = lazy(async () => ({ default: (await import('./ApprovalDialog')).ApprovalDialog }));

/** Asks over whatever is on screen what a call was refused for, so that the same call can be sent again. */
export function AskedDialogs() {
  const asked = useAsked();
  const first = asked[0];
  if (first === undefined) return null;
  const leave = (): void => {
    first.answer(false);
  };
  return (
    <Suspense fallback={null}>
      {first.kind === 'approval' ? (
        <ApprovalDialog
          key={first.id}
          request={first.request}
          onLeft={leave}
          onApproved={() => {
            first.answer(true);
          }}
        />
      ) : (
        <ProofDialog
          onLeft={leave}
          onProven={() => {
            // One proof does for all that wait for it.
            for (const { kind, answer } of asked) if (kind === 'proof') answer(true);
          }}
        />
      )}
    </Suspense>
  );
}
