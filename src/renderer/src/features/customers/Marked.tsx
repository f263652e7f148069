/** A text with the parts that matched marked. */
export function Marked({ pieces }: { pieces: readonly { text: string; isHit: boolean }[] }) {
  return pieces.map(({ text, isHit }, at) =>
    isHit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
  );
}
