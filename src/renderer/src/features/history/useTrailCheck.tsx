import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ClientError } from '@/lib/client';
import { formatNumber } from '@/lib/format';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconShield } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { BrokenNotice } from './BrokenNotice';
import { checkTrail, useFirstBroken } from './trailCheck';

/** The button that checks the trail on demand, for whoever sees everybody's acts, and what is known of the trail. */
export function useTrailCheck(onSee: (actId: number) => void): { button: ReactNode; outcome: ReactNode } {
  const { t } = useTranslation();
  const isAll = useCall('history.people', {}).data?.isAll ?? false;
  const broken = useFirstBroken();
  const [seen, setSeen] = useState<number | null>(null);
  const [ended, setEnded] = useState<{ acts: number; seconds: number } | null>(null);
  const [error, setError] = useState<ClientError | null>(null);
  const run = async (): Promise<void> => {
    setSeen(0);
    setEnded(null);
    setError(null);
    const began = performance.now();
    try {
      const acts = await checkTrail({ onPart: setSeen });
      const seconds = Math.max(1, Math.ceil((performance.now() - began) / 1_000));
      setEnded(acts === null ? null : { acts, seconds });
    } catch (caught) {
      if (!(caught instanceof ClientError)) throw caught;
      setError(caught);
    } finally {
      setSeen(null);
    }
  };
  const outcome = (): ReactNode => {
    if (error !== null) return <ErrorNotice error={error} onRetry={() => void run()} />;
    if (broken !== null) {
      return (
        <BrokenNotice
          at={broken.at}
          onSee={() => {
            onSee(broken.id);
          }}
        />
      );
    }
    if (ended === null) return null;
    const { acts, seconds } = ended;
    return (
      <Notice
        kind="good"
        text={t('history.check.held', { count: acts, number: formatNumber(acts), seconds })}
      />
    );
  };
  return {
    button: isAll ? (
      <Button
        h="2rem"
        leftSection={<IconShield size="1.125rem" stroke={1.6} aria-hidden />}
        disabled={seen !== null}
        onClick={() => void run()}
      >
        {seen === null
          ? t('history.check.button')
          : t('history.check.running', { number: formatNumber(seen) })}
      </Button>
    ) : null,
    outcome: outcome(),
  };
}
