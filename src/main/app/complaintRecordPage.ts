import type { ComplaintRecordPaper } from '@shared/features/complaints/complaints.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { clock } from '@shared/features/settings/hours.rules';
import { escaped, paperText } from './paperText';

/** Sizes of the text in points, the largest first; one sheet is filled with the largest that fits. */
export const RECORD_SIZES = [10.5, 9, 8, 7, 6] as const;

const style = (points: number): string => `@page { size: A4; margin: 14mm; }
body { margin: 0; color: #000; font: ${String(points)}pt/1.45 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin: 0 0 1mm; font-size: 1.5em; }
h2 { margin: 4mm 0 1mm; font-size: 1.1em; }
p { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.8mm 2mm 0.8mm 0; border-bottom: 0.5pt solid #999; text-align: left; font-weight: 400; vertical-align: top; overflow-wrap: anywhere; }
th { width: 9em; color: #444; }
.said { padding-left: 3mm; border-left: 2pt solid #999; }`;

const when = (day: string, minute: number | null): string =>
  minute === null || minute === 1_440 ? day : `${day} ${clock(minute)}`;

/** A complaint with all that happened to it, as a page of HTML without scripts for one sheet of A4. */
export function complaintRecordPage(
  { shop, complaint: one, madeOn }: ComplaintRecordPaper,
  language: Language,
  points: number,
): string {
  const find = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(find(`papers.complaint.${key}`, words) ?? key);
  const valueOf = (column: string, value: string | null): string =>
    value === null ? '' : (find(`papers.value.${column}.${value}`) ?? value);
  const at = (moment: { day: string; minute: number } | null): string =>
    moment === null ? '' : when(moment.day, moment.minute);
  const who =
    one.customer === null
      ? [one.contactName, one.contactPhone].filter(Boolean).join(' ')
      : [one.customer.name, one.customer.number].filter(Boolean).join(' ');
  const rows: [string, string][] = [
    [say('customer'), who],
    [say('when'), when(one.receivedOn, one.receivedMinute)],
    [say('channel'), valueOf('complaints.channel', one.channel)],
    [say('state'), valueOf('complaints.state', one.state)],
    [say('mood'), valueOf('complaints.mood', one.mood)],
    [say('wants'), [valueOf('complaints.wish', one.wish), one.wants].filter(Boolean).join(' ')],
    [say('sale'), one.sale === null ? '' : [one.sale.number, one.sale.soldOn].filter(Boolean).join(' ')],
    [say('product'), [one.product?.name, one.batch].filter(Boolean).join(' ')],
    [say('receivedBy'), one.receivedBy],
    [say('person'), one.person.name],
    [say('promised'), one.promised],
    [
      say('promisedBy'),
      one.promisedFor === null ? '' : when(one.promisedFor.dueOn, one.promisedFor.dueMinute),
    ],
    [say('answerBy'), at(one.answerDue)],
    [say('answered'), at(one.answered)],
    [say('solveBy'), at(one.solveDue)],
    [say('solved'), at(one.solved)],
    [say('solution'), one.solution],
    [
      say('satisfaction'),
      [one.satisfaction === null ? '' : String(one.satisfaction), one.satisfactionWords]
        .filter(Boolean)
        .join(' '),
    ],
  ];
  const events = one.events.map(({ kind, on, minute, by, from, to, words }) => {
    const people = [from, to].filter(Boolean).join(' → ');
    const what = [valueOf('complaintEvents.kind', kind), people].filter(Boolean).join(' ');
    return `<tr><td>${when(on, minute)}</td><td>${escaped(what)}</td><td>${escaped(words)}</td><td>${escaped(by)}</td></tr>`;
  });
  const checks = one.checks.map(
    ({ title, isDone, found }) =>
      `<p>${isDone ? '☑' : '☐'} ${escaped([title, found].filter(Boolean).join('　'))}</p>`,
  );
  const title = say('record', { number: String(one.id), type: valueOf('complaints.type', one.type) });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><style>${style(points)}</style>
<h1>${title}</h1>
<p>${escaped(find('papers.statement.from', { shop: shop.name, address: shop.address, day: madeOn }) ?? '')}</p>
<h2>${say('saidHeading')}</h2>
<p class="said">${escaped(one.words)}</p>
<table>${rows.flatMap(([label, value]) => (value === '' ? [] : [`<tr><th>${label}</th><td>${escaped(value)}</td></tr>`])).join('\n')}</table>
${checks.length === 0 ? '' : `<h2>${say('checks')}</h2>${checks.join('')}`}
<h2>${say('events')}</h2>
<table>${events.join('\n')}</table>
</html>`;
}
