import { useTranslation } from 'react-i18next';
import { formatList } from '@/lib/format';
import { ConflictPanel } from '@/ui/ConflictPanel';
import { formatBirthday, readBirthday } from './birthday';
import type { Conflict } from './conflict';
import type { FieldName, FormTexts } from './formFields';

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
  return (
    <ConflictPanel
      both={both.map((name) => ({
        name,
        label: t(`customers.field.${name}`),
        mine: valueText(name, mine),
        saved: valueText(name, saved),
      }))}
      taken={taken.map((name) => t(`customers.field.${name}`))}
      chosen={chosen}
      onChoose={(name, whose) => {
        onChoose(name as FieldName, whose);
      }}
    />
  );

  function valueText(name: FieldName, texts: FormTexts): string {
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
