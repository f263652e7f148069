import { splitCharacters } from '@shared/features/customers/find.rules';

/** The columns of a card that find looks into. */
export type SearchSource = {
  number: string | null;
  name: string;
  salutation: string;
  wechat: string;
  email: string;
  address: string;
  region: string;
  company: string;
  likes: string;
  avoids: string;
  note: string;
};

/**
 * What the search rows of a card say, but for its pinyin. `contact` is by what the customer is reached, which not
 * everybody searches. Digits are empty where the card has none.
 */
export function searchTexts(
  source: SearchSource,
  tags: readonly string[],
  phones: readonly string[],
): { name: string; other: string; contact: string; digits: string } {
  const other = [
    source.number ?? '',
    source.salutation,
    ...tags,
    source.company,
    source.region,
    source.likes,
    source.avoids,
    source.note,
  ];
  const digits = [...phones, (source.number ?? '').replaceAll(/\D/gu, '')].filter((text) => text !== '');
  return {
    name: splitCharacters(source.name),
    other: joined(other),
    contact: joined([source.wechat, source.email, source.address]),
    digits: digits.join(' '),
  };
}

const joined = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .map(splitCharacters)
    .join(' . ');
