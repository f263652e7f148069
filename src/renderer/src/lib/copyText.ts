/** Puts a text where it can be pasted from. False where the system did not take it. */
export function copyText(text: string): boolean {
  let isTaken = false;
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    isTaken = event.clipboardData !== null;
  };
  // The page may ask for no permission; a copy that somebody's own press begins needs none.
  document.addEventListener('copy', give);
  try {
    return document.execCommand('copy') && isTaken;
  } finally {
    document.removeEventListener('copy', give);
  }
}
