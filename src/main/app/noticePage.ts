import { KEPT } from '@shared/features/backup/backup.retention.rules';
import { CUSTOMER_RIGHTS, NOTICE_KIND_NAMES } from '@shared/features/privacy/notice.rules';
import type { NoticeBackups, NoticeFacts, NoticePage } from '@shared/features/privacy/privacy.contract';
import { CONSENT_TEXT, PURPOSES } from '@shared/features/privacy/privacy.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { paperText } from './paperText';

type Part = NoticePage['parts'][number];

/** The day as it is written out: 2026年11月23日, 23 November 2026. */
const longDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(day));

/**
 * The privacy notice in words, of what holds in this shop (Personal Information Protection Law of China, art. 17: who,
 * what for, how, which kinds, how long, which rights and how to use them). Consent is asked for in the words that a
 * recorded answer stands for.
 */
export function noticePage(
  { shop, contact, retentionYears, today }: NoticeFacts,
  { kinds, isLocked }: NoticeBackups,
  language: Language,
): NoticePage {
  const find = paperText(language);
  const text = (key: string, words?: Readonly<Record<string, string>>): string => find(key, words) ?? key;
  const listed = (parts: readonly string[], sign: 'comma' | 'semicolon'): string =>
    parts.join(text(`papers.notice.${sign}`));
  const plain = (line: string): Part['lines'][number] => ({ about: null, text: line });
  const sentences = (...parts: readonly string[]): string => parts.join(language === 'en' ? ' ' : '');

  const places = listed(
    kinds.map((kind) => text(`papers.notice.place.${kind}`)),
    'comma',
  );
  const where = [
    text('papers.notice.where.here'),
    ...(kinds.length === 0 ? [] : [text('papers.notice.where.backups', { places })]),
    ...(isLocked ? [text('papers.notice.where.locked')] : []),
    ...(kinds.includes('synced') ? [text('papers.notice.where.synced')] : []),
  ];
  const quiet =
    retentionYears === null
      ? []
      : [
          text(`papers.notice.quiet.${retentionYears === 1 ? 'one' : 'more'}`, {
            years: String(retentionYears),
          }),
        ];
  const part = (
    name: 'kinds' | 'use' | 'consent' | 'where' | 'long' | 'rights',
    lines: Part['lines'],
  ): Part => ({
    heading: text(`papers.notice.heading.${name}`),
    lines,
  });
  return {
    shop,
    title: text('papers.notice.title'),
    lead: text('papers.notice.lead'),
    parts: [
      part('kinds', [
        plain(
          text('papers.notice.kinds', {
            kinds: listed(
              NOTICE_KIND_NAMES.map((kind) => text(`papers.notice.kind.${kind}`)),
              'semicolon',
            ),
          }),
        ),
      ]),
      part('use', [plain(sentences(text('papers.notice.use'), text('papers.notice.share')))]),
      part('consent', [
        ...PURPOSES.map((purpose) => ({
          about: text(`privacy.purpose.${purpose}`),
          text: text(`privacy.ask.${purpose}`),
        })),
        plain(text('papers.notice.free')),
      ]),
      part('where', [plain(sentences(...where))]),
      part('long', [
        plain(
          sentences(
            text('papers.notice.long'),
            ...quiet,
            text('papers.notice.backups', { months: String(KEPT.months) }),
          ),
        ),
      ]),
      part(
        'rights',
        CUSTOMER_RIGHTS.map((right) => ({
          about: text(`papers.notice.right.${right}.name`),
          text: text(`papers.notice.right.${right}.text`),
        })),
      ),
    ],
    contact: { heading: text('papers.notice.contact'), text: contact },
    foot: text('papers.notice.foot', { version: CONSENT_TEXT, day: longDay(today, language) }),
  };
}
