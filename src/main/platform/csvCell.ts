/** A CSV cell that a spreadsheet shows as text: never a formula, quotes doubled. */
export function csvCell(text: string): string {
  /* Spreadsheets take wide signs for formulas too. */
  const safe = /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
