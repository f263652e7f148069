import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ClientError } from '@/lib/client';
import { formatInstant } from '@/lib/format';
import { useToday } from '@/lib/today';
import { ErrorNotice } from '@/ui/ErrorNotice';

type BrokenNoticeProps = {
  /** When the first act that does not fit says that it happened. */
  at: string;
  onSee: () => void;
};

/** Says that the trail was changed outside the program, what that means, and leads to where it begins. */
export function BrokenNotice({ at, onSee }: BrokenNoticeProps) {
  const { t } = useTranslation();
  const today = useToday();
  const params = { at: formatInstant(at, today) };
  return (
    <ErrorNotice error={new ClientError({ code: 'history.broken', params, fields: [], ref: null })}>
      <Button size="xs" onClick={onSee}>
        {t('history.check.see')}
      </Button>
    </ErrorNotice>
  );
}
