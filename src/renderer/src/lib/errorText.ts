import { ClientError } from './client';
import { i18n } from './i18n';

/** What to tell of any failure: its own text where there is one, else that of a bug with its reference. */
export function errorText(error: unknown): string {
  if (!(error instanceof ClientError)) return i18n.t('errors.unexpected');
  const key = `errors.${error.code}`;
  if (error.code !== 'unexpected' && i18n.exists(key)) return i18n.t(key, error.params);
  if (error.ref === null) return i18n.t('errors.unexpected');
  return i18n.t('errors.unexpectedRef', { ref: error.ref });
}
