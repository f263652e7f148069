import { Button } from '@mantine/core';
import type { PageSettings } from '@shared/features/feedback/feedback.contract';
import { pageAddress } from '@shared/features/feedback/feedback.rules';
import { qrSvg, svgAddress } from '@shared/lib/codes';
import type { CallOutput } from '@shared/ipc/contracts';
import { useTranslation } from 'react-i18next';
import { copyText } from '@/lib/copyText';
import { notifyDone } from '@/lib/notify';
import { Notice } from '@/ui/Notice';
import page from '@/ui/PageBody.module.css';
import styles from './Feedback.module.css';

type PageSelfTestProps = { settings: PageSettings; state: CallOutput<'feedback.state'> };

/** What lets the page through the wall of Windows, for this port and the shop's own network alone. */
const firewallLine = (port: number): string =>
  `netsh advfirewall firewall add rule name="Shuke ${String(port)}" dir=in action=allow protocol=TCP localport=${String(port)} remoteip=localsubnet profile=private`;

/** The page tried out with the shop's own phone: a tick once another device was given it, and what to do where none is. */
export function PageSelfTest({ settings, state }: PageSelfTestProps) {
  const { t } = useTranslation();
  const address = pageAddress(settings.address, settings.port, '');
  const line = firewallLine(settings.port);
  return (
    <section className={page.section}>
      <h2 className={page.title}>{t('feedback.test.title')}</h2>
      <div className={styles.test}>
        <img
          className={styles.code}
          src={svgAddress(qrSvg(address))}
          alt={t('feedback.test.code', { address })}
        />
        <p>
          {t('feedback.test.how')}
          <br />
          {address}
        </p>
      </div>
      {state.seenAt === null ? (
        <Notice kind="plain" text={t('feedback.test.waiting')} />
      ) : (
        <Notice kind="good" text={t('feedback.test.seen')} />
      )}
      <p className={page.hint}>{t('feedback.test.firewall')}</p>
      <code className={styles.mono}>{line}</code>
      <div>
        <Button
          onClick={() => {
            if (copyText(line)) notifyDone(t('feedback.test.copied'));
          }}
        >
          {t('feedback.test.copy')}
        </Button>
      </div>
    </section>
  );
}
