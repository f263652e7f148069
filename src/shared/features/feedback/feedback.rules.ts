/** What customers leave by the page on the shop's Wi-Fi. */
export const ENTRY_KINDS = ['complaint', 'suggestion', 'praise', 'survey'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What is asked on the page that a code opens. */
export const PAGE_KINDS = ['feedback', 'survey'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** All that the page can show: what is asked, and the form of who wants to be a member. */
export const SITE_PAGES = [...PAGE_KINDS, 'join'] as const;
export type SitePage = (typeof SITE_PAGES)[number];

/** Where an entry stands: nobody has seen it; seen; answered; not meant seriously. */
export const ENTRY_STATES = ['unread', 'open', 'answered', 'junk'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** The inbox by what is to be done. */
export const INBOX_GROUPS = ['open', 'answered', 'junk'] as const;
export type InboxGroup = (typeof INBOX_GROUPS)[number];

export const FEEDBACK_LIMITS = {
  /** UTF-16 units. */
  words: 1_000,
  name: 40,
  phone: 24,
  answer: 500,
  sourceName: 40,
  /** Codes that are in use at once. */
  sources: 50,
  /** Entries that nobody has dealt with; while there are so many, no more are taken. */
  waiting: 1_000,
  /** Days after which what was set aside is gone for good. */
  junkDays: 30,
  /** Days after which name and phone of what was answered are blanked. */
  answeredDays: 365,
} as const;

/** Steps of the two questions of a survey. */
export const SATISFACTIONS = [1, 2, 3, 4, 5] as const;
export const RECOMMENDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** Ports that may be chosen: none that asks for rights of the system, and none beyond those given out by chance. */
export const PORTS = { first: 1_024, last: 49_151, usual: 8_765 } as const;

/** What a visitor sends, as it is kept. */
export type VisitorPost = {
  /** Code of the poster; empty where the address was typed. */
  source: string;
  kind: EntryKind;
  words: string;
  name: string;
  phone: string;
  wantsCall: boolean;
  satisfaction: number | null;
  recommend: number | null;
};

/** What a visitor is asked to mend. */
export const POST_FAULTS = ['kind', 'words', 'long', 'name', 'phone', 'satisfaction', 'recommend'] as const;
export type PostFault = (typeof POST_FAULTS)[number];

/** What was typed, as it is shown again. */
export type Typed = Readonly<Partial<Record<string, string>>>;

/** How a post reads: to be kept; to be mended; not made by our form. */
export type ReadPost =
  | { how: 'good'; post: VisitorPost }
  | { how: 'faulty'; faults: PostFault[]; typed: Typed }
  | { how: 'foreign' };

/** The fields of each page; what else comes was not made by our form. `token` is read elsewhere. */
export const PAGE_FIELDS: Readonly<Record<PageKind, readonly string[]>> = {
  feedback: ['token', 'kind', 'words', 'name', 'phone', 'wantsCall'],
  survey: ['token', 'satisfaction', 'recommend', 'words'],
};
/** Fields of several lines; all others are of one. */
const MANY_LINES = 'words';
const ALWAYS_SENT: Readonly<Record<PageKind, readonly string[]>> = {
  feedback: ['words', 'name', 'phone'],
  survey: ['words'],
};

/** A code of a poster: six signs that are not mistaken for one another. */
export const SOURCE_CODE = /^[a-hjkmnp-z2-9]{6}$/u;

const TAB = 9;
const LINE_FEED = 10;

/** True for signs that no phone's keyboard makes: control characters, broken text. */
function isForeignSign(sign: string, mayBreak: boolean): boolean {
  const code = sign.codePointAt(0) ?? 0;
  if (code === LINE_FEED || code === TAB) return !mayBreak;
  return code < 32 || (code >= 127 && code < 160) || code === 0xfffd || (code >= 0xd800 && code <= 0xdfff);
}

/** True for signs that are not seen but turn or hide what stands beside them. */
function isHidden(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return (
    code === 0xfeff ||
    code === 0x200b ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2028 && code <= 0x2029) ||
    (code >= 0x2060 && code <= 0x206f)
  );
}

/** A typed text as it is kept, with what is hidden in it left out; null where it holds signs that nobody types. */
export function cleanText(text: string, mayBreak: boolean): string | null {
  const signs = [...text.replaceAll('\r\n', '\n').normalize('NFC')];
  if (signs.some((sign) => isForeignSign(sign, mayBreak))) return null;
  return signs
    .filter((sign) => !isHidden(sign))
    .join('')
    .trim();
}

/** Whether a text may be a phone: five to fifteen digits with what is written between them. */
export const isPhoneLike = (text: string): boolean => {
  const digits = text.replaceAll(/\D/gu, '').length;
  return /^[\d+()\-\s]*$/u.test(text) && digits >= 5 && digits <= 15;
};

const stepOf = (text: string | undefined, steps: readonly number[]): number | null =>
  steps.find((step) => String(step) === text) ?? null;

/**
 * The fields of a form as they were typed; null where it cannot have been ours: an unknown field, one twice or missing, a
 * sign that nobody types. `manyLines` may hold line breaks.
 */
export function readFields(
  pairs: readonly (readonly [string, string])[],
  form: { known: readonly string[]; always: readonly string[]; manyLines: string },
): Record<string, string> | null {
  const typed: Record<string, string> = {};
  for (const [name, value] of pairs) {
    if (!form.known.includes(name) || Object.hasOwn(typed, name)) return null;
    const text = cleanText(value, name === form.manyLines);
    if (text === null) return null;
    typed[name] = text;
  }
  return form.always.every((name) => Object.hasOwn(typed, name)) ? typed : null;
}

/**
 * Reads what came as fields of the page that `source` opens. Whatever our form cannot have sent (an unknown field, one
 * twice or missing, a control character, a choice that was not offered) is foreign, whoever sent it.
 */
export function readPost(
  page: PageKind,
  source: string,
  pairs: readonly (readonly [string, string])[],
): ReadPost {
  const form = { known: PAGE_FIELDS[page], always: ALWAYS_SENT[page], manyLines: MANY_LINES };
  const typed = readFields(pairs, form);
  if (typed === null) return { how: 'foreign' };
  const { kind, words = '', name = '', phone = '', wantsCall } = typed;
  const satisfaction = stepOf(typed.satisfaction, SATISFACTIONS);
  const recommend = stepOf(typed.recommend, RECOMMENDS);
  const offered = ENTRY_KINDS.find((one) => one === kind && one !== 'survey') ?? null;
  const isMadeUp =
    (kind !== undefined && offered === null) ||
    (wantsCall !== undefined && wantsCall !== 'yes') ||
    (typed.satisfaction !== undefined && satisfaction === null) ||
    (typed.recommend !== undefined && typed.recommend !== '' && recommend === null);
  if (isMadeUp) return { how: 'foreign' };
  const faults: PostFault[] = [];
  if (words.length > FEEDBACK_LIMITS.words) faults.push('long');
  if (page === 'feedback') {
    if (offered === null) faults.push('kind');
    if (words === '') faults.push('words');
    if (name.length > FEEDBACK_LIMITS.name) faults.push('name');
    const isNeeded = wantsCall === 'yes';
    if ((phone !== '' || isNeeded) && (phone.length > FEEDBACK_LIMITS.phone || !isPhoneLike(phone))) {
      faults.push('phone');
    }
  } else {
    if (satisfaction === null) faults.push('satisfaction');
    if (recommend === null) faults.push('recommend');
  }
  if (faults.length > 0) return { how: 'faulty', faults, typed };
  return {
    how: 'good',
    post: {
      source,
      kind: page === 'survey' ? 'survey' : (offered ?? 'complaint'),
      words,
      name,
      phone,
      wantsCall: wantsCall === 'yes',
      satisfaction,
      recommend,
    },
  };
}

/** What the address of the public board ends with; no code has five signs. */
export const BOARD_PATH = 'board';

/** The address that a poster's code opens. */
export const pageAddress = (address: string, port: number, code: string): string =>
  `http://${address}:${String(port)}/${code}`;

/** What a second code opens: a prepared short message or e-mail, which needs no Wi-Fi of the shop; null where neither is known. */
export function messageAddress(
  to: { phone: string; email: string },
  words: { subject: string; body: string },
): string | null {
  const body = encodeURIComponent(words.body);
  if (to.phone !== '') return `sms:${to.phone.replaceAll(/[^\d+]/gu, '')}?body=${body}`;
  if (to.email === '') return null;
  return `mailto:${encodeURIComponent(to.email).replace('%40', '@')}?subject=${encodeURIComponent(words.subject)}&body=${body}`;
}
