const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text without entities: only the five that XML has, and numbers. Nobody else's are unfolded. */
export function entities(text: string): string {
  return text.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/giu, (_all, hex, dec, word) =>
    hex || dec
      ? String.fromCodePoint(Math.min(hex ? Number.parseInt(String(hex), 16) : Number(dec), 0x10ffff))
      : (NAMED[String(word)] ?? ''),
  );
}

/** Patterns by the name that they look for: a sheet asks for the same few of every cell. */
const PATTERNS = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const known = PATTERNS.get(name);
  if (known !== undefined) return known;
  const made = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u');
  PATTERNS.set(name, made);
  return made;
}

/** Value of an attribute of a tag, '' where it has none. `name`: a piece of a regular expression. */
export function attributeOf(tag: string, name: string): string {
  const found = patternOf(name).exec(tag);
  return entities(found?.[1] ?? found?.[2] ?? '');
}
