import type { CalendarPaper, PaperDay } from '@shared/features/followups/calendarPaper.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { clock } from '@shared/features/settings/hours.rules';
import type { Day } from '@shared/lib/days';
import { escaped, paperText } from './paperText';

/* Lines do not break, so that what was counted to fit does: a page of A4 within its margins is 277 mm high. */
const STYLE = `@page { size: A4; margin: 10mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; font: 9pt/1.35 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 14pt; margin: 0; }
.sub { color: #444; margin: 0 0 2mm; }
table { width: 100%; height: 248mm; border-collapse: collapse; table-layout: fixed; }
th { font-weight: 400; color: #444; height: 5mm; }
td { border: 0.5pt solid #777; padding: 1mm; vertical-align: top; overflow: hidden; font-size: 7pt; }
td.outside { background: #f2f2f2; color: #555; }
.head { display: flex; gap: 1.5mm; align-items: baseline; font-size: 9pt; }
.head b { font-size: 11pt; }
.marks { color: #444; font-size: 7pt; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.line { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.line.done { text-decoration: line-through; color: #555; }
.time { font-variant-numeric: tabular-nums; }
.more { color: #444; }
section { border-top: 0.75pt solid #555; padding: 1mm 0; overflow: hidden; }
.week section { height: 37mm; }
.week .head b { font-size: 10pt; }
.list .line, .list .more { padding-left: 4mm; }
.agenda section { display: flex; padding: 0.6mm 0; }
.agenda .head { flex: none; width: 46mm; }
.agenda .head b { font-size: 9pt; }
.agenda .lines { flex: 1; min-width: 0; }`;

/** The calendar as one page of HTML without scripts. */
export function calendarPage(paper: CalendarPaper, language: Language): string {
  const find = paperText(language);
  const text = (key: string, words: Readonly<Record<string, string>> = {}): string => find(key, words) ?? key;
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(text(`papers.calendar.${key}`, words));
  const weekdayText = (weekday: number): string =>
    escaped(text(`papers.calendar.weekday.${String(weekday)}`));
  const dateText = (day: Day): string =>
    escaped(
      text('papers.calendar.date', {
        month: text(`papers.calendar.month.${String(Number(day.slice(5, 7)))}`),
        day: String(Number(day.slice(8))),
      }),
    );
  const weekdayOf = (day: Day): string => weekdayText(new Date(day).getUTCDay());
  const { view, person, days } = paper;

  const marksOf = ({ about }: PaperDay): string => {
    if (about === null) return '';
    const { term, festival, holiday } = about;
    return [
      holiday === null ? '' : text(`papers.calendar.holiday.${holiday.kind}`),
      festival === null ? '' : text(`papers.calendar.festival.${festival}`),
      term === null ? '' : text(`papers.calendar.term.${term}`),
    ]
      .filter((mark) => mark !== '')
      .map(escaped)
      .join(' ');
  };
  const linesOf = ({ lines, more }: PaperDay): string =>
    [
      ...lines.map(({ minute, isDone, customer, subject, person: doer }) => {
        const facts = [customer, subject, person === null ? doer : ''].filter((fact) => fact !== '');
        const time = minute === null ? '' : `<span class="time">${clock(minute)}</span> `;
        return `<div class="line${isDone ? ' done' : ''}">${time}${escaped(facts.join(' '))}</div>`;
      }),
      ...(more > 0 ? [`<div class="more">${say('more', { number: String(more) })}</div>`] : []),
    ].join('');
  const headOf = (one: PaperDay): string =>
    `<div class="head"><b>${dateText(one.day)}</b><span>${weekdayOf(one.day)}</span><span class="marks">${marksOf(one)}</span></div>`;

  const cell = (one: PaperDay): string =>
    `<td class="${one.isOfMonth ? '' : 'outside'}"><div class="head"><b>${String(Number(one.day.slice(8)))}</b><span class="marks">${marksOf(one)}</span></div>${linesOf(one)}</td>`;
  const month = (): string => {
    const rows = Array.from({ length: days.length / 7 }, (_, at) => days.slice(at * 7, at * 7 + 7));
    return `<table><thead><tr>${[1, 2, 3, 4, 5, 6, 0].map((weekday) => `<th>${weekdayText(weekday)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</tbody></table>`;
  };
  const list = (): string => {
    const shown = view === 'agenda' ? days.filter(({ lines, more }) => lines.length > 0 || more > 0) : days;
    if (view !== 'week' && shown.every(({ lines }) => lines.length === 0)) return `<p>${say('none')}</p>`;
    return `<div class="list ${view}">${shown.map((one) => `<section>${headOf(one)}<div class="lines">${linesOf(one)}</div></section>`).join('\n')}</div>`;
  };
  const [first = paper.day, last = paper.day] = [days[0]?.day, days.at(-1)?.day];
  const year = paper.day.slice(0, 4);
  const period =
    view === 'week'
      ? `${year} ${dateText(first)} – ${dateText(last)}`
      : view === 'day'
        ? `${year} ${dateText(paper.day)} ${weekdayOf(paper.day)}`
        : escaped(
            text('papers.calendar.period', {
              year,
              month: text(`papers.calendar.month.${String(Number(paper.day.slice(5, 7)))}`),
            }),
          );
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${period}</title><style>${STYLE}</style>
<h1>${period}${person === null ? '' : ` · ${escaped(person)}`}</h1>
<p class="sub">${say('from', { shop: paper.shop, day: paper.madeOn })}</p>
${view === 'month' ? month() : list()}
</html>`;
}
