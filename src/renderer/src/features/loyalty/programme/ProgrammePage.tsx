import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenPart } from '@/lib/brought';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import page from '@/ui/PageBody.module.css';
import { PageHeader } from '@/ui/PageHeader';
import { TabBar } from '@/ui/TabBar';
import { CountKinds } from './CountKinds';
import { NumbersForm } from './NumbersForm';
import { ProgrammeForm } from './ProgrammeForm';
import { StoredForm } from './StoredForm';

const PARTS = ['tiers', 'stored', 'counts', 'numbers'] as const;
type Part = (typeof PARTS)[number];

/** The rules for members: tiers, what each gives, points, stored value, count cards, and how members are numbered. */
export function ProgrammePage() {
  const { t } = useTranslation();
  const panelId = useId();
  const [part, setPart] = useOpenPart<Part>('tiers');
  return (
    <>
      <PageHeader title={t('loyalty.programme.title')} sub={t('loyalty.programme.sub')} />
      <TabBar
        label={t('loyalty.programme.parts')}
        panelId={panelId}
        active={part}
        onChange={setPart}
        tabs={PARTS.map((name) => ({ name, text: t(`loyalty.programme.part.${name}`) }))}
      />
      <div
        id={panelId}
        role="tabpanel"
        aria-label={t(`loyalty.programme.part.${part}`)}
        className={page.body}
      >
        {part === 'tiers' && <Tiers />}
        {part === 'stored' && <StoredValue />}
        {part === 'counts' && <CountKinds />}
        {part === 'numbers' && <Numbers />}
      </div>
    </>
  );
}

function Tiers() {
  const { data, error, refetch } = useCall('loyalty.programme', {});
  return (
    <>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && <ProgrammeForm key={data.version} read={data} />}
    </>
  );
}

function StoredValue() {
  const { data, error, refetch } = useCall('loyalty.storedRules', {});
  return (
    <>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && <StoredForm key={data.version} read={data} />}
    </>
  );
}

function Numbers() {
  const { data, error, refetch } = useCall('loyalty.numbers', {});
  return (
    <>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && <NumbersForm key={JSON.stringify(data)} read={data} />}
    </>
  );
}
