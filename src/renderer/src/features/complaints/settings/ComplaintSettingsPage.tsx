import { useTranslation } from 'react-i18next';
import page from '@/ui/PageBody.module.css';
import { PageHeader } from '@/ui/PageHeader';
import { Categories } from './Categories';
import { Limits } from './Limits';
import { Policies } from './Policies';

/** What the shop decided about complaints: its categories, what it says to special requests, and who may give how much. */
export function ComplaintSettingsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('settings.page.complaints')} sub={t('complaints.settings.sub')} />
      <div className={page.body}>
        <Categories />
        <Policies />
        <Limits />
      </div>
    </>
  );
}
