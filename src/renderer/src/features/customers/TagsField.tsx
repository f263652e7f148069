import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';
import { WordsField } from '@/ui/WordsField';

type TagsFieldProps = { tags: readonly string[]; onChange: (tags: string[]) => void };

/** A customer's tags. */
export function TagsField({ tags, onChange }: TagsFieldProps) {
  const { t } = useTranslation();
  const { data: known = [] } = useCall('customers.tags', {});
  return (
    <WordsField
      label={t('customers.field.tags')}
      name="tags"
      words={tags}
      onChange={onChange}
      known={known.map(({ tag }) => tag)}
      placeholder={t('customers.form.tagsHint')}
      dropLabel={(tag) => t('customers.form.dropTag', { tag })}
    />
  );
}
