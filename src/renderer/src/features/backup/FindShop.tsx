import { useState } from 'react';
import { RestoreChooser } from './RestoreChooser';
import { RestoreDialog } from './RestoreDialog';
import type { RestoreSituation } from './RestorePreview';
import type { Picked } from './useRestore';

/** Chooses a backup and brings the shop back from it, where there is no shop at work: a new PC, or a shop that is closed. */
export function FindShop({ situation }: { situation: Exclude<RestoreSituation, 'working'> }) {
  const [asked, setAsked] = useState<{ picked: Picked; where: string } | null>(null);
  return (
    <>
      <RestoreChooser
        onPick={(picked, where) => {
          setAsked({ picked, where });
        }}
      />
      {asked && (
        <RestoreDialog
          {...asked}
          wants="restore"
          situation={situation}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </>
  );
}
