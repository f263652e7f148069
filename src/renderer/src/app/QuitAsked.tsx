import { useEffect, useState } from 'react';
import { QuitDialog } from './routes';

/** Asks what is to become of running work when somebody wants to close the window, also from a locked screen. */
export function QuitAsked() {
  const [isAsked, setIsAsked] = useState(false);
  useEffect(
    () =>
      window.shuke.on('quit.asked', () => {
        setIsAsked(true);
      }),
    [],
  );
  if (!isAsked) return null;
  return (
    <QuitDialog
      onStay={() => {
        setIsAsked(false);
      }}
    />
  );
}
