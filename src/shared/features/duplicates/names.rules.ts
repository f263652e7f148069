/** What a name says: who it is, or with a title only of which family. */
export type ReadName = {
  /** Letters and characters alone, without titles and notes in brackets. */
  core: string;
  /** How it sounds, by which namesakes meet; words of other scripts in one order. */
  sound: string;
  /** Signs of the core. */
  length: number;
  /** Surname and title only, such as 王先生, 老王; null for a name. */
  titled: { surname: string; gender: 'female' | 'male' | null } | null;
  gender: 'female' | 'male' | null;
};

/** How two names stand to one another; `none`: one of them is not there. */
export type NameLikeness = 'same' | 'sound' | 'close' | 'title' | 'none' | 'different';

const FEMALE = '女士|小姐|阿姨|大妈|大姐|姐姐|姐|太太|夫人|嫂|奶奶';
const MALE = '先生|叔叔|大叔|叔|大爷|爷爷|哥';
const ANYBODY = '老师|老板|总|经理|师傅|医生|大夫|会长|主任|同学';
const HAN = '\\p{Script=Han}';
const SURNAME = `(?:欧阳|上官|司马|诸葛|司徒|夏侯|皇甫|尉迟|公孙|慕容|令狐|东方|独孤|${HAN})`;
const TITLED = new RegExp(`^(${SURNAME})(?:(${FEMALE})|(${MALE})|${ANYBODY})$`, 'u');
const NICKED = new RegExp(`^(?:老|小|阿)(${HAN})$`, 'u');
const TITLE_BEHIND = new RegExp(`^(${HAN}{2,4})(?:${FEMALE}|${MALE}|${ANYBODY})$`, 'u');
const NOTES = /[（(【[].*?[)）】\]]/gu;
/** What companies are called besides their name. */
const OF_COMPANIES =
  /有限责任公司|股份有限公司|有限公司|股份公司|集团公司|集团|公司|商行|经营部|工作室|[（(].{2,6}[)）]/gu;

type Named = { name: string; pinyin: string; kind: 'person' | 'company'; gender: 'female' | 'male' | null };

const lettersOf = (text: string): string =>
  text.normalize('NFKC').normalize('NFD').toLowerCase().replaceAll(/\p{M}/gu, '');

/** Latin words in one order, since some write the surname first. */
const wordsOf = (text: string): string => (lettersOf(text).match(/[\p{L}\p{N}]+/gu) ?? []).sort().join(' ');

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Reads a name as it was typed. */
export function readName({ name, pinyin, kind, gender }: Named): ReadName {
  const typed = name.normalize('NFKC').trim();
  if (kind === 'company') {
    const short = typed.replaceAll(OF_COMPANIES, '');
    const core = lettersOf(short === '' ? typed : short).replaceAll(/[^\p{L}\p{N}]/gu, '');
    return { core, sound: core, length: core.length, titled: null, gender: null };
  }
  const noted = typed
    .replaceAll(NOTES, '')
    .replaceAll(/\s+/gu, isHan(typed) ? '' : ' ')
    .trim();
  const plain = noted === '' ? typed : noted;
  const found = TITLED.exec(plain);
  if (found !== null) {
    const said = found[2] === undefined ? (found[3] === undefined ? gender : 'male') : 'female';
    return {
      core: plain,
      sound: plain,
      length: plain.length,
      titled: { surname: found[1] ?? '', gender: said },
      gender: said,
    };
  }
  const nick = NICKED.exec(plain);
  if (nick !== null) {
    return {
      core: plain,
      sound: plain,
      length: plain.length,
      titled: { surname: nick[1] ?? '', gender },
      gender,
    };
  }
  const behind = TITLE_BEHIND.exec(plain);
  const core = behind?.[1] ?? plain;
  if (!isHan(core)) {
    const words = wordsOf(core);
    return { core: words, sound: words, length: words.length, titled: null, gender };
  }
  /* Syllables of what was cut off stand at the end. */
  const syllables = pinyin.split(' ').slice(0, [...core].length);
  return { core, sound: syllables.join(' '), length: [...core].length, titled: null, gender };
}

/** Letters that differ at most, as with zhang and zhan, or lin and ling. */
function isOneLetterOff(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const from = (text: string, skip: boolean): string => text.slice(at + (skip ? 1 : 0));
  return from(a, a.length >= b.length) === from(b, b.length >= a.length);
}

/** Sounds that are heard one for the other. */
const heard = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/u, '$1')
    .replace(/^[ln]/u, 'l')
    .replace(/ng$/u, 'n')
    .replace(/^h(?=u)/u, 'f');

const bothSay = (a: ReadName, b: ReadName): boolean =>
  a.gender !== null && b.gender !== null && a.gender !== b.gender;

/** A word of so many letters may have one of them wrong. */
const LONG_WORD = 6;

/** How like two names are. Given names that sound otherwise are two people of one family. */
export function nameLikeness(a: ReadName, b: ReadName): NameLikeness {
  if (a.core === '' || b.core === '') return 'none';
  if (a.core === b.core) return a.titled === null ? 'same' : 'title';
  if (a.titled !== null || b.titled !== null) {
    if (bothSay(a, b)) return 'different';
    const surname = a.titled?.surname ?? b.titled?.surname ?? '';
    return [a, b].every(({ titled, core }) => titled?.surname === surname || core.startsWith(surname))
      ? 'title'
      : 'different';
  }
  if (a.sound === '' || b.sound === '') return 'different';
  const [first, second] = [isHan(a.core), isHan(b.core)];
  if (!first && !second) {
    if (a.sound === b.sound) return 'same';
    return Math.min(a.length, b.length) >= LONG_WORD && isOneLetterOff(a.sound, b.sound)
      ? 'close'
      : 'different';
  }
  if (first !== second) {
    /* Somebody who is written in pinyin on one of the cards. */
    return a.sound.replaceAll(' ', '') === b.sound.replaceAll(' ', '') ? 'sound' : 'different';
  }
  if (a.sound === b.sound) return 'sound';
  const [one, other] = [a.sound.split(' '), b.sound.split(' ')];
  if (one.length !== other.length) return 'different';
  const apart = one.flatMap((syllable, at) =>
    syllable === other[at] ? [] : [[syllable, other[at] ?? ''] as const],
  );
  const [gap] = apart;
  if (apart.length !== 1 || gap === undefined) return 'different';
  return heard(gap[0]) === heard(gap[1]) || (one.length > 2 && isOneLetterOff(gap[0], gap[1]))
    ? 'close'
    : 'different';
}
