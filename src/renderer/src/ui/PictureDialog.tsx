import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pressKey } from '@/lib/keys';
import { pictureSource } from '@/lib/makePicture';
import { Dialog } from './Dialog';
import { ErrorNotice } from './ErrorNotice';
import { KeyCap } from './KeyCap';
import styles from './Pictures.module.css';

type PictureDialogProps = {
  name: string;
  ids: readonly number[];
  openId: number;
  read: (id: number) => Promise<string>;
  onOpen: (id: number) => void;
  onDrop?: (id: number) => void;
  onPutFirst?: (id: number) => void;
  onClose: () => void;
};

/** One picture in full; arrows lead to the others. */
export function PictureDialog({
  name,
  ids,
  openId,
  read,
  onOpen,
  onDrop,
  onPutFirst,
  onClose,
}: PictureDialogProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['picture', name, openId],
    queryFn: () => read(openId),
    gcTime: 0,
  });
  const at = ids.indexOf(openId);
  const go = (step: number): boolean => {
    const next = ids[at + step];
    if (next !== undefined) onOpen(next);
    return next !== undefined;
  };
  const label = t('common.pictures.of', { name, number: at + 1, total: ids.length });
  return (
    <Dialog
      isOpen
      title={label}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={46}
      onKey={(event) => {
        pressKey(event, {
          'form.leave': onClose,
          'pictures.other': () => go(event.key === 'ArrowRight' ? 1 : -1),
          ...(onDrop && {
            'pictures.remove': () => {
              onDrop(openId);
            },
          }),
        });
      }}
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      <div className={styles.stage}>
        {data !== undefined && <img className={styles.full} src={pictureSource(data)} alt={label} />}
      </div>
      <div className={styles.tools}>
        {ids.length > 1 && (
          <span className={styles.quiet}>
            <KeyCap name="pictures.other" /> {t('keys.pictures.other')}
          </span>
        )}
        {onPutFirst && at > 0 && (
          <Button
            onClick={() => {
              onPutFirst(openId);
            }}
          >
            {t('common.pictures.putFirst')}
          </Button>
        )}
        {onDrop && (
          <Button
            rightSection={<KeyCap name="pictures.remove" />}
            onClick={() => {
              onDrop(openId);
            }}
          >
            {t('common.pictures.drop')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
