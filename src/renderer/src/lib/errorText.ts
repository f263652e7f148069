import type { ErrorParams } from '@shared/errors/AppError';
import { ClientError } from './client';
import { i18n } from './i18n';

/** Parameters in the words of the language: a service is known by its key. */
function wordsOf(params: ErrorParams): ErrorParams {
  const { service } = params;
  return typeof service === 'string' ? { ...params, name: i18n.t(`settings.service.${service}`) } : params;
}

/** What to tell of any failure: its own text where there is one, else that of a bug with its reference. */
export function errorText(error: unknown): string {
  if (!(error instanceof ClientError)) return i18n.t('errors.unexpected');
  const key = `errors.${error.code}`;
  if (error.code !== 'unexpected' && i18n.exists(key)) return i18n.t(key, wordsOf(error.params));
  if (error.ref === null) return i18n.t('errors.unexpected');
  return i18n.t('errors.unexpectedRef', { ref: error.ref });
}
