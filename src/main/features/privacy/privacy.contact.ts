import type { Unit } from '../../db/unit';
import { writeSetting } from '../settings/settings.service';
import { CONTACT_SETTING } from './privacy.queries';

/** Sets whom customers turn to about their data. Whatever parts its words, line breaks too, becomes one space. */
export const setContact = (unit: Unit, contact: string): Promise<void> =>
  writeSetting(unit, CONTACT_SETTING, { contact: contact.replaceAll(/\s+/gu, ' ') });
