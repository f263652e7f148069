import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/Dialog';
import body from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import styles from '../Sales.module.css';

/** Something that can be put on the till: what it is, and what tells whether to. */
export type Takeable = {
  key: string;
  name: string;
  facts: readonly string[];
  /** The word on its button, and the same with its name for whoever does not see the row. */
  act: string;
  label: string;
  isOff?: boolean;
  onTake: () => void;
};

type TakeDialogProps = {
  title: string;
  /** In rem. */
  width: number;
  rows: readonly Takeable[];
  /** What is said where there is nothing; null while that is not known. */
  none?: string | null;
  error?: unknown;
  onRetry?: () => void;
  onClose: () => void;
};

/** What can be put on the till besides products, one button each; the first that can be taken has the focus. */
export function TakeDialog({ title, width, rows, none = null, error, onRetry, onClose }: TakeDialogProps) {
  const { t } = useTranslation();
  const first = rows.find(({ isOff }) => isOff !== true);
  return (
    <Dialog isOpen title={title} closeLabel={t('common.close')} onClose={onClose} width={width}>
      <div className={body.body}>
        {error != null && <ErrorNotice error={error} {...(onRetry && { onRetry })} />}
        {rows.length === 0 && none !== null && <p>{none}</p>}
        {rows.length > 0 && (
          <table className={styles.table}>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">{row.name}</th>
                  {row.facts.map((fact) => (
                    <td key={fact}>{fact}</td>
                  ))}
                  <td>
                    <Button
                      size="xs"
                      disabled={row.isOff === true}
                      data-autofocus={row === first || undefined}
                      aria-label={row.label}
                      onClick={row.onTake}
                    >
                      {row.act}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className={body.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
