import { createHash } from 'node:crypto';
import {
  FEEDBACK_LIMITS,
  RECOMMENDS,
  SATISFACTIONS,
  type PostFault,
  type SitePage,
  type Typed,
} from '@shared/features/feedback/feedback.rules';
import { JOIN_FAULTS, JOIN_GENDERS, type JoinFault } from '@shared/features/joins/joins.post.rules';
import { JOIN_ANSWERS, JOIN_LIMITS } from '@shared/features/joins/joins.rules';
import { PHOTO_FAULTS, type PhotoFault } from '@shared/features/feedback/photos.rules';
import type { SiteFacts } from './protocol';

const STYLE = `*{box-sizing:border-box}
body{margin:0;background:#f6f5f1;color:#1d1d1b;font:18px/1.5 sans-serif}
main{max-width:640px;margin:0 auto;padding:16px}
h1{margin:0 0 8px;font-size:24px;line-height:1.3;word-wrap:break-word}
p{margin:0 0 12px}
.en{display:block;color:#55524a;font-size:15px}
fieldset{margin:0 0 16px;padding:0;border:0}
legend,.label{display:block;margin:0 0 6px;padding:0;font-weight:bold}
legend .en,.label .en{font-weight:normal}
.choice{display:block;margin:0 0 8px;padding:12px;border:2px solid #8a867b;border-radius:8px;background:#fff}
.choice .en{display:inline;margin-left:8px}
input[type=radio],input[type=checkbox]{width:22px;height:22px;margin:0 12px 0 0;vertical-align:middle}
textarea,input[type=text],input[type=tel],input[type=file],select{display:block;width:100%;min-height:48px;margin:0 0 16px;padding:10px;border:2px solid #8a867b;border-radius:8px;background:#fff;color:#1d1d1b;font:inherit}
textarea{min-height:140px}
button{display:block;width:100%;min-height:56px;border:0;border-radius:8px;background:#1f5f4a;color:#fff;font:bold 20px sans-serif}
button .en{color:#fff;font-weight:normal}
.fault{margin:0 0 12px;padding:12px;border:2px solid #a3261c;border-radius:8px;background:#fff;color:#8d1f16}
.fault .en{color:#8d1f16}
.note{margin:16px 0 0;padding:12px 0 0;border-top:1px solid #c9c5b8;font-size:15px}
ul{margin:0;padding:0;list-style:none}
.posting{margin:0 0 12px;padding:12px;border:1px solid #c9c5b8;border-radius:8px;background:#fff;word-wrap:break-word}
.posting p{margin:0 0 4px}
.told{white-space:pre-line}
.number{margin:12px 0;font-size:40px;font-weight:bold}`;

/** What the page may load and do: its own style, and sending its form to where it came from. */
export const POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

const safe = (text: string): string =>
  text.replaceAll(/[&<>"']/gu, (sign) => `&#${String(sign.charCodeAt(0))};`);

/** A text in both languages, the Chinese first. */
function both(facts: SiteFacts, key: string, words: Readonly<Record<string, string>> = {}): string {
  const fill = (text: string): string =>
    safe(text.replaceAll(/\{\{(\w+)\}\}/gu, (_whole, name: string) => words[name] ?? ''));
  const { zh, en } = facts.texts[key] ?? { zh: key, en: key };
  return `${fill(zh)} <span class="en" lang="en">${fill(en)}</span>`;
}

/** The same where no other element may stand. */
const bothPlain = (facts: SiteFacts, key: string): string => {
  const { zh, en } = facts.texts[key] ?? { zh: key, en: '' };
  return safe(`${zh} ${en}`);
};

function whole(facts: SiteFacts, title: string, body: string, note = 'notEncrypted'): string {
  const phone = facts.phone === '' ? '' : `<p>${both(facts, 'callUs', { phone: facts.phone })}</p>`;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${safe(title)}</h1>
${body}
<div class="note"><p>${both(facts, note)}</p>${phone}</div></main></body></html>`;
}

/** What a visitor is asked to mend on any of the pages. */
export type SiteFault = PostFault | JoinFault | PhotoFault;

const faultId = (fault: SiteFault): string => `fault-${fault}`;

/** The faults of the form, said on its top; fields point at them. */
function faultsOf(facts: SiteFacts, faults: readonly SiteFault[], isStale: boolean): string {
  const lines = [
    ...(isStale ? [`<p class="fault">${both(facts, 'sendAgain')}</p>`] : []),
    ...faults.map((fault) => `<p class="fault" id="${faultId(fault)}">${both(facts, `fault.${fault}`)}</p>`),
  ];
  return lines.length === 0 ? '' : `<div role="alert">${lines.join('\n')}</div>`;
}

const described = (faults: readonly SiteFault[], about: readonly SiteFault[]): string => {
  const mine = about.filter((fault) => faults.includes(fault));
  return mine.length === 0 ? '' : ` aria-invalid="true" aria-describedby="${mine.map(faultId).join(' ')}"`;
};

export type FormOptions = {
  page: SitePage;
  /** Code of the poster; empty where the address was typed. */
  code: string;
  token: string;
  faults: readonly SiteFault[];
  typed: Typed;
  /** The form was open too long, and only has to be sent again. */
  isStale: boolean;
};

/** A form without scripts, with what was typed already. */
export function formPage(facts: SiteFacts, options: FormOptions): string {
  const { page, code, token, faults, isStale } = options;
  const fields = FIELDS[page](facts, options);
  return whole(
    facts,
    facts.shop,
    `<p>${both(facts, `lead.${page}`)}</p>
${faultsOf(facts, faults, isStale)}
<form method="post" action="/${code}" accept-charset="utf-8"${page === 'feedback' ? ' enctype="multipart/form-data"' : ''}>
<input type="hidden" name="token" value="${token}">
${fields}
<button type="submit">${both(facts, 'send')}</button>
</form>`,
  );
}

const wordsField = (facts: SiteFacts, { page, faults, typed }: FormOptions): string =>
  `<label class="label" for="words">${both(facts, page === 'survey' ? 'surveyWords' : 'words')}</label>
<textarea id="words" name="words" rows="5" maxlength="${String(FEEDBACK_LIMITS.words)}"${page === 'feedback' ? ' required' : ''}${described(faults, ['words', 'long'])}>
${safe(typed.words ?? '')}</textarea>`;

function feedbackFields(facts: SiteFacts, options: FormOptions): string {
  const { faults, typed } = options;
  const kinds = (['complaint', 'suggestion', 'praise'] as const).map(
    (kind) =>
      `<label class="choice"><input type="radio" name="kind" value="${kind}" required${typed.kind === kind ? ' checked' : ''}>${both(facts, `kind.${kind}`)}</label>`,
  );
  return `<fieldset${described(faults, ['kind'])}><legend>${both(facts, 'whatIsIt')}</legend>${kinds.join('\n')}</fieldset>
${wordsField(facts, options)}
<label class="label" for="name">${both(facts, 'name')}</label>
<input type="text" id="name" name="name" maxlength="${String(FEEDBACK_LIMITS.name)}" autocomplete="name" value="${safe(typed.name ?? '')}"${described(faults, ['name'])}>
<label class="label" for="phone">${both(facts, 'phone')}</label>
<input type="tel" id="phone" name="phone" maxlength="${String(FEEDBACK_LIMITS.phone)}" autocomplete="tel" value="${safe(typed.phone ?? '')}"${described(faults, ['phone'])}>
<label class="choice"><input type="checkbox" name="wantsCall" value="yes"${typed.wantsCall === 'yes' ? ' checked' : ''}>${both(facts, 'wantsCall')}</label>
<label class="label" for="photo">${both(facts, 'photos')}</label>
<input type="file" id="photo" name="photo" accept="image/jpeg,image/png" multiple${described(faults, PHOTO_FAULTS)}>
<p class="en">${both(facts, 'whatFor')}</p>`;
}

function surveyFields(facts: SiteFacts, options: FormOptions): string {
  const { faults, typed } = options;
  const steps = [...SATISFACTIONS]
    .reverse()
    .map(
      (step) =>
        `<label class="choice"><input type="radio" name="satisfaction" value="${String(step)}" required${typed.satisfaction === String(step) ? ' checked' : ''}>${String(step)} ${both(facts, `satisfaction.${String(step)}`)}</label>`,
    );
  const recommends = RECOMMENDS.map(
    (step) =>
      `<option value="${String(step)}"${typed.recommend === String(step) ? ' selected' : ''}>${String(step)}</option>`,
  );
  return `<fieldset${described(faults, ['satisfaction'])}><legend>${both(facts, 'satisfied')}</legend>${steps.join('\n')}</fieldset>
<label class="label" for="recommend">${both(facts, 'recommend')}</label>
<select id="recommend" name="recommend" required${described(faults, ['recommend'])}><option value=""></option>${recommends.join('')}</select>
${wordsField(facts, options)}`;
}

/** What the shop says of what becomes of it, and what it asks; only whether one may be contacted must be said. */
function joinFields(facts: SiteFacts, { faults, typed }: FormOptions): string {
  const { zh, en } = facts.joinText;
  const answers = JOIN_ANSWERS.map(
    (answer) =>
      `<label class="choice"><input type="radio" name="answer" value="${answer}" required${typed.answer === answer ? ' checked' : ''}>${both(facts, `answer.${answer}`)}</label>`,
  );
  const genders = JOIN_GENDERS.map(
    (gender) =>
      `<option value="${gender}"${typed.gender === gender ? ' selected' : ''}>${bothPlain(facts, `gender.${gender}`)}</option>`,
  );
  const line = (name: 'name' | 'phone' | 'birthday', most: number, about: readonly SiteFault[]): string =>
    `<label class="label" for="${name}">${both(facts, `join.${name}`)}</label>
<input type="${name === 'phone' ? 'tel' : 'text'}" id="${name}" name="${name}" maxlength="${String(most)}" value="${safe(typed[name] ?? '')}"${described(faults, about)}>`;
  return `<p class="told">${safe(zh)} <span class="en" lang="en">${safe(en)}</span></p>
${line('name', JOIN_LIMITS.name, ['who', 'name'])}
${line('phone', JOIN_LIMITS.phone, ['who', 'joinPhone'])}
${line('birthday', BIRTHDAY_CHARS, ['birthday'])}
<label class="label" for="gender">${both(facts, 'join.gender')}</label>
<select id="gender" name="gender"><option value=""></option>${genders.join('')}</select>
<label class="label" for="wishes">${both(facts, 'join.wishes')}</label>
<textarea id="wishes" name="wishes" rows="3" maxlength="${String(JOIN_LIMITS.wishes)}"${described(faults, ['wishes'])}>
${safe(typed.wishes ?? '')}</textarea>
<fieldset${described(faults, ['answer'])}><legend>${both(facts, 'join.answer')}</legend>${answers.join('\n')}</fieldset>`;
}

const BIRTHDAY_CHARS = 16;

const FIELDS: Readonly<Record<SitePage, (facts: SiteFacts, options: FormOptions) => string>> = {
  feedback: feedbackFields,
  survey: surveyFields,
  join: joinFields,
};

/** Thanks, with the number of the entry; `isAgain`: it was here already. */
export const donePage = (facts: SiteFacts, page: SitePage, number: number | null, isAgain: boolean): string =>
  whole(
    facts,
    facts.shop,
    `<p role="status">${both(facts, isAgain ? 'hereAlready' : page === 'join' ? 'joinThanks' : 'thanks')}</p>${number === null ? '' : `<p>${both(facts, 'yourNumber')}</p><p class="number">${String(number)}</p>`}`,
  );

/** What customers raised and what the shop changed, as it stands on the poster. */
export const boardPage = (facts: SiteFacts, board: NonNullable<SiteFacts['board']>): string => {
  const items = board.map(
    ({ raised, changed, on }) =>
      `<li class="posting"><p><b>${both(facts, 'board.raised')}</b></p><p>${safe(raised)}</p>
<p><b>${both(facts, 'board.changed')}</b></p><p>${safe(changed)}</p><p class="en">${safe(on)}</p></li>`,
  );
  const list = items.length === 0 ? `<p>${both(facts, 'board.none')}</p>` : `<ul>${items.join('\n')}</ul>`;
  return whole(facts, facts.shop, `<p>${both(facts, 'board.lead')}</p>\n${list}`, 'board.foot');
};

/** Why it does not go on, each with a sentence. */
const REFUSALS = ['notFound', 'notOurs', 'tooLarge', 'photosTooLarge', 'tooMany', 'full', 'broken'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A sentence that says why it does not go on. */
export const refusalPage = (facts: SiteFacts, why: Refusal): string =>
  whole(facts, facts.shop, `<p role="status">${both(facts, `refused.${why}`)}</p>`);

/** Keys of the texts that main must bring. */
export const SITE_TEXTS = [
  'callUs',
  'notEncrypted',
  'sendAgain',
  'words',
  'surveyWords',
  'lead.feedback',
  'lead.survey',
  'lead.join',
  'join.name',
  'join.phone',
  'join.birthday',
  'join.gender',
  'join.wishes',
  'join.answer',
  ...JOIN_GENDERS.map((gender) => `gender.${gender}`),
  ...JOIN_ANSWERS.map((answer) => `answer.${answer}`),
  'send',
  'whatIsIt',
  'kind.complaint',
  'kind.suggestion',
  'kind.praise',
  'name',
  'phone',
  'wantsCall',
  'photos',
  'whatFor',
  'satisfied',
  ...SATISFACTIONS.map((step) => `satisfaction.${String(step)}`),
  'recommend',
  'thanks',
  'joinThanks',
  'hereAlready',
  'yourNumber',
  'fault.kind',
  'fault.words',
  'fault.long',
  'fault.phone',
  'fault.satisfaction',
  'fault.recommend',
  ...JOIN_FAULTS.map((fault) => `fault.${fault}`),
  ...PHOTO_FAULTS.map((fault) => `fault.${fault}`),
  'board.lead',
  'board.raised',
  'board.changed',
  'board.none',
  'board.foot',
  ...REFUSALS.map((why) => `refused.${why}`),
] as const;
