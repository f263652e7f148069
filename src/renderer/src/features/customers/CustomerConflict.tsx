import type { CustomField } from '@shared/features/fields/fields.contract';
import { useTranslation } from 'react-i18next';
import { fieldText } from '@/features/fields/fields.brief.public';
import { formatList } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { ConflictPanel } from '@/ui/ConflictPanel';
import { formatBirthday, readBirthday } from './birthday';
import type { Conflict } from './conflict';
import { customKey, isCustom, type CustomName, type FieldName, type FormTexts } from './formFields';

type CustomerConflictProps = {
  conflict: Conflict;
  /** Whose value each field shows now. */
  chosen: Readonly<Partial<Record<FieldName, 'mine' | 'saved'>>>;
  onChoose: (name: FieldName, whose: 'mine' | 'saved') => void;
};

/** Both values of every field of a card that two people changed. */
export function CustomerConflict({ conflict, chosen, onChoose }: CustomerConflictProps) {
  const { t } = useTranslation();
  const { both, taken, mine, saved } = conflict;
  const today = useToday();
  const { data: own = [] } = useCall('fields.list', {});
  const ownOf = (name: CustomName): CustomField | undefined =>
    own.find(({ id }) => String(id) === customKey(name));
  const label = (name: FieldName): string =>
    isCustom(name) ? (ownOf(name)?.name ?? t('customers.field.custom')) : t(`customers.field.${name}`);
  return (
    <ConflictPanel
      both={both.map((name) => ({
        name,
        label: label(name),
        mine: valueText(name, mine),
        saved: valueText(name, saved),
      }))}
      taken={taken.map(label)}
      chosen={chosen}
      onChoose={(name, whose) => {
        onChoose(name as FieldName, whose);
      }}
    />
  );

  function valueText(name: FieldName, texts: FormTexts): string {
    if (isCustom(name)) return fieldText(ownOf(name), texts.custom[customKey(name)] ?? '', today);
    switch (name) {
      case 'kind':
        return t(`customers.kind.${texts.kind}`);
      case 'gender':
        return texts.gender === '' ? '' : t(`customers.gender.${texts.gender}`);
      case 'phones':
        return formatList(texts.phones);
      case 'tags':
        return formatList(texts.tags);
      case 'birthday': {
        const born = readBirthday(texts.birthday, texts.calendar);
        return born === null || born === 'unreadable' ? texts.birthday : formatBirthday(born);
      }
      default:
        return texts[name];
    }
  }
}
