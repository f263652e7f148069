import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { call, ClientError } from '@/lib/client';
import { BrokenNotice } from './BrokenNotice';
import styles from './TrailBanner.module.css';
import { checkTrail, useFirstBroken } from './trailCheck';

/** So long after somebody came in, the trail is checked by itself. */
const AFTER_MS = 120_000;
/** Between two parts of the trail, for whoever needs the reader more. */
const PAUSE_MS = 1_000;
/** Longest wait for a moment in which nothing is drawn or typed. */
const IDLE_MS = 10_000;

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const idle = (): Promise<unknown> =>
  new Promise((resolve) => requestIdleCallback(resolve, { timeout: IDLE_MS }));

async function checkByItself(signal: AbortSignal): Promise<void> {
  const goOn = async (): Promise<boolean> => {
    await later(PAUSE_MS);
    await idle();
    return !signal.aborted;
  };
  try {
    if ((await goOn()) && (await call('history.people', {})).isAll) await checkTrail({ goOn });
  } catch (error) {
    /* Nobody asked for it, so nobody is told; it begins anew when the screen is opened the next time. */
    if (!(error instanceof ClientError)) throw error;
  }
}

/**
 * Checks the trail by itself some time after whoever may see everybody's acts came in, and says on every page where it
 * does not hold; the history says it itself. `isOff` where a backup is looked into, or the person may see no acts.
 */
export function TrailBanner({ isOff }: { isOff: boolean }) {
  const [path, navigate] = useLocation();
  const broken = useFirstBroken();
  useEffect(() => {
    if (isOff) return undefined;
    const ended = new AbortController();
    const timer = setTimeout(() => void checkByItself(ended.signal), AFTER_MS);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [isOff]);
  if (isOff || broken === null || path.startsWith('/settings/history')) return null;
  return (
    <div className={styles.banner}>
      <BrokenNotice
        at={broken.at}
        onSee={() => {
          navigate(`/settings/history/act/${String(broken.id)}`);
        }}
      />
    </div>
  );
}
