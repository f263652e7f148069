/** True where the last of 8, 12 or 13 digits is what the others come to (EAN-8, UPC-A, EAN-13: GS1 General Specifications 7.9). */
export function hasCheckDigit(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

/** The digit that makes these digits and itself right, by the same rule. */
export function checkDigitOf(digits: string): string {
  const fitting = '0123456789'.split('').find((digit) => hasCheckDigit(digits + digit));
  return fitting ?? '';
}
