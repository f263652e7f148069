const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** A plain name for a file, whatever is proposed: of no folder, of signs that every system takes, never empty. */
export function plainFileName(proposed: string): string {
  const plain = (proposed.split(/[\\/]/u).at(-1) ?? '')
    .replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replaceAll(/^[. ]+|[. ]+$/gu, '');
  return plain === '' || RESERVED.test(plain) ? 'result' : plain;
}
