import { toHalfWidth } from './text';

/** What kind of number it is; `unsure`: kept, but no known shape; `damaged`: digits were lost before we saw it. */
export type PhoneKind = 'mobile' | 'landline' | 'foreign' | 'unsure' | 'damaged';

/** A phone number as stored: bare digits (foreign ones with their country code), and as people read it. */
export type Phone = { digits: string; extension?: string; kind: PhoneKind; display: string };

const EXTENSION = /\s*(?:转|轉|分机|ext\.?|x|#)\s*[:：]?\s*(\d{1,6})$/i;

/**
 * Brings a typed phone number into one form: no spaces, dashes, full-width digits, +86 or 0086; 转8012 apart.
 * `damaged` (no digits, display as typed) for 1.38E+10 and masked numbers: never guessed. Null where no digit is.
 */
export function normalisePhone(text: string): Phone | null {
  const typed = toHalfWidth(text).trim();
  if (!/\d/.test(typed)) return null;
  if (/^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i.test(typed) || /\d\s*[*×]+/.test(typed)) {
    return { digits: '', kind: 'damaged', display: typed };
  }
  let body = typed.replace(/^(?:tel|phone|电话|手机)\s*[:：]?\s*/i, '').replace(/^'/, '');
  let extension: string | undefined;
  const found = EXTENSION.exec(body);
  if (found && found.index > 0) {
    extension = found[1];
    body = body.slice(0, found.index);
  }
  // A spreadsheet that took the number for a decimal wrote 13800138000.0: nothing is lost there.
  body = body.replace(/^(\d{7,})\.0+$/, '$1').replace(/[\s()\-./_·]/g, '');
  if (!/^\+?\d+$/.test(body)) {
    return withExtension({ digits: body.replace(/\D/g, ''), kind: 'unsure', display: typed }, extension);
  }
  return withExtension(shapeOf(body), extension);
}

function shapeOf(body: string): Phone {
  const international = /^(?:\+|00)(?=[1-9])/.exec(body);
  let digits = international ? body.slice(international[0].length) : body.replace('+', '');
  if (international && !digits.startsWith('86')) {
    const plausible = digits.length >= 7 && digits.length <= 15;
    return { digits, kind: plausible ? 'foreign' : 'unsure', display: `+${digits}` };
  }
  if (international) {
    digits = digits.slice(2);
    // +86 10 6552 9988 drops the area code's zero, mobiles have none.
    if (/^(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/.test(digits) && !/^[48]00/.test(digits)) digits = `0${digits}`;
  } else if (/^861[3-9]\d{9}$/.test(digits)) {
    digits = digits.slice(2);
  }
  // The old habit of dialling a 0 before a mobile number of another city.
  if (/^01[3-9]\d{9}$/.test(digits)) digits = digits.slice(1);
  if (/^1[3-9]\d{9}$/.test(digits)) {
    return {
      digits,
      kind: 'mobile',
      display: `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`,
    };
  }
  const landline = /^(0(?:10|2\d))([2-9]\d{7})$/.exec(digits) ?? /^(0[3-9]\d{2})([2-9]\d{6,7})$/.exec(digits);
  if (landline) return { digits, kind: 'landline', display: `${landline[1]}-${landline[2]}` };
  if (/^[48]00\d{7}$/.test(digits)) {
    return {
      digits,
      kind: 'landline',
      display: `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`,
    };
  }
  return { digits, kind: 'unsure', display: digits };
}

/** A phone as bystanders may see it: 138 **** 2045; of shorter ones only the last digits. Never the whole. */
export function maskPhone(digits: string): string {
  const shown = Math.min(4, Math.floor(digits.length / 2));
  const tail = shown === 0 ? '' : ` ${digits.slice(-shown)}`;
  return digits.length >= 11 ? `${digits.slice(0, 3)} ****${tail}` : `****${tail}`;
}

function withExtension(phone: Phone, extension: string | undefined): Phone {
  if (extension === undefined) return phone;
  return { ...phone, extension, display: `${phone.display} 转 ${extension}` };
}
