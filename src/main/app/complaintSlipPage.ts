import type { ComplaintSlipPaper } from '@shared/features/complaints/complaints.paper.channels';
import { messageAddress } from '@shared/features/feedback/feedback.rules';
import type { SlipWidth } from '@shared/features/sales/payment.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { clock } from '@shared/features/settings/hours.rules';
import { qrSvg } from '@shared/lib/codes';
import { escaped, paperText } from './paperText';
import { slipStyle } from './slipStyle';

/** What was said stands on the slip up to so many signs. */
const SAID = 120;

/** Lines that a code is as high as. */
const CODE_LINES = 9;

/** A moment as paper has it; the end of a day without the minute. */
const momentText = ({ day, minute }: { day: string; minute: number }): string =>
  minute === 1_440 ? day : `${day} ${clock(minute)}`;

/** The slip of a complaint, as a page of HTML without scripts, as wide as its paper. */
export function complaintSlipPage(paper: ComplaintSlipPaper, width: SlipWidth, language: Language): string {
  const { shop, slip } = paper;
  const find = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(find(`papers.complaint.${key}`, words) ?? key);
  const line = (label: string, value: string): string =>
    `<div class="line"><span>${label}</span><span>${escaped(value)}</span></div>`;
  const block = (label: string, value: string): string => `<p>${label}</p><p>${escaped(value)}</p>`;
  const said = slip.words.length > SAID ? `${slip.words.slice(0, SAID)}…` : slip.words;
  const told = (key: string): string =>
    find(`papers.complaint.${key}`, { shop: shop.name, number: String(slip.id) }) ?? key;
  const message = messageAddress(
    { phone: slip.phone, email: slip.email },
    { subject: told('subject'), body: told('body') },
  );
  const parts = [
    `<h1>${escaped(shop.name)}</h1>`,
    `<p class="middle">${say('slip')}</p>`,
    line(say('number'), String(slip.id)),
    line(say('when'), `${slip.receivedOn} ${clock(slip.receivedMinute)}`),
    ...(slip.customer === '' ? [] : [line(say('customer'), slip.customer)]),
    '<div class="rule"></div>',
    block(say(`said.${slip.type}`), said),
    '<div class="rule"></div>',
    line(say('person'), slip.person),
    ...(slip.answerDue === null ? [] : [line(say('answerBy'), momentText(slip.answerDue))]),
    ...(slip.solveDue === null ? [] : [line(say('solveBy'), momentText(slip.solveDue))]),
    ...(slip.promised === '' ? [] : [block(say('promised'), slip.promised)]),
    ...(slip.promisedFor === null
      ? []
      : [
          line(
            say('promisedBy'),
            momentText({ day: slip.promisedFor.dueOn, minute: slip.promisedFor.dueMinute ?? 1_440 }),
          ),
        ]),
    '<div class="rule"></div>',
    ...(slip.phone === '' ? [] : [line(say('phone'), slip.phone)]),
    ...(shop.address === '' ? [] : [`<p class="middle small">${escaped(shop.address)}</p>`]),
    `<p class="middle small">${say('foot')}</p>`,
    ...(message === null
      ? []
      : [
          `<p class="middle small">${say(slip.phone === '' ? 'mail' : 'message')}</p>`,
          `<div class="code">${qrSvg(message)}</div>`,
        ]),
  ];
  const length = {
    lines: message === null ? 22 : 22 + CODE_LINES,
    texts: [shop.name, shop.name, shop.address, said, slip.promised],
  };
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${String(slip.id)}</title><style>${slipStyle(length, width)}
.code svg { display: block; width: 26mm; height: 26mm; margin: 1mm auto; }</style>
${parts.join('\n')}
</html>`;
}
