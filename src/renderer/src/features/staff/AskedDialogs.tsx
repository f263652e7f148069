import { lazy, Suspense } from 'react';
import { useAsked } from '@/lib/asked';

const ProofDialog = lazy(async () => ({ default: (await import('./ProofDialog')).ProofDialog }));

/** Asks over whatever is on screen what a call was refused for, so that the same call can be sent again. */
export function AskedDialogs() {
  const asked = useAsked();
  const first = asked[0];
  if (first === undefined) return null;
  const proofs = asked.filter(({ kind }) => kind === 'proof');
  return (
    <Suspense fallback={null}>
      <ProofDialog
        onLeft={() => {
          first.answer(false);
        }}
        onProven={() => {
          // One proof does for all that wait for it.
          for (const { answer } of proofs) answer(true);
        }}
      />
    </Suspense>
  );
}
