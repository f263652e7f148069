/** The largest file that is read as a text, in bytes. */
const MOST_BYTES = 262_144;

/** A small file's text: UTF-8 where it is that, else GB18030, as Excel writes it in China. Null where it is too large. */
export async function readTextFile(file: Blob): Promise<string | null> {
  if (file.size > MOST_BYTES) return null;
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    /* Not UTF-8, then. */
    return new TextDecoder('gb18030').decode(bytes);
  }
}
