import type { CallOutput } from '@shared/ipc/contracts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/lib/keys';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { PageHeader } from '@/ui/PageHeader';
import { TextField } from '@/ui/TextField';
import { useSettings } from './settings.hooks';
import styles from './SettingsScreen.module.css';

type Shop = NonNullable<CallOutput<'settings.get'>['shop']>;

/** Name of the shop and of its owner. */
export function ShopPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useSettings();
  return (
    <>
      <PageHeader title={t('settings.page.shop')} sub={t('settings.shop.sub')} />
      <div className={styles.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data?.shop && <ShopForm key={JSON.stringify(data.shop)} shop={data.shop} />}
      </div>
    </>
  );
}

function ShopForm({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(shop);
  const { run, isRunning, error } = useAct('settings.editShop');
  const address = (typed.address ?? '').trim();
  const isChanged =
    typed.name.trim() !== shop.name ||
    typed.ownerName.trim() !== shop.ownerName ||
    address !== (shop.address ?? '');
  const isWhole = typed.name.trim() !== '' && typed.ownerName.trim() !== '';

  const save = async (): Promise<void> => {
    if (!isChanged || !isWhole) return;
    const done = await run({ name: typed.name.trim(), ownerName: typed.ownerName.trim(), address });
    if (done) offerUndo(t('settings.shop.saved'), done.commandId);
  };
  useKeys({ 'form.save': () => void save() });
  return (
    <form
      className={styles.body}
      style={{ padding: 0 }}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('settings.shop.name')}
        value={typed.name}
        onChange={(name) => {
          setTyped({ ...typed, name });
        }}
        error={typed.name.trim() === '' ? t('settings.shop.needed') : null}
      />
      <TextField
        label={t('settings.shop.owner')}
        value={typed.ownerName}
        onChange={(ownerName) => {
          setTyped({ ...typed, ownerName });
        }}
        error={typed.ownerName.trim() === '' ? t('settings.shop.needed') : null}
      />
      <TextField
        label={t('settings.shop.address')}
        value={typed.address ?? ''}
        hint={t('settings.shop.addressHint')}
        onChange={(text) => {
          setTyped({ ...typed, address: text.slice(0, 120) });
        }}
      />
      {error && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button
          type="submit"
          variant="filled"
          disabled={!isChanged || !isWhole}
          loading={isRunning}
          rightSection={<KeyCap name="form.save" isOnAccent />}
        >
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
