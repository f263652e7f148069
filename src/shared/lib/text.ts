/** Turns full-width letters, digits, signs and spaces into their plain forms; leaves everything else as it is. */
export function toHalfWidth(text: string): string {
  if (!/[\u00a0\u0100-\uffff]/.test(text)) return text;
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/\uffe5/g, '¥')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '');
}
