import { COMPLAINT_PICTURES } from '@shared/features/complaints/complaints.picture.channels';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { HeldPictures as Held } from '@/ui/HeldPictures';

/** Photos of a complaint that is being taken in. */
export function HeldPictures(props: Pick<ComponentProps<typeof Held>, 'pictures' | 'onChange'>) {
  const { t } = useTranslation();
  return (
    <Held
      {...props}
      name={t('complaints.title')}
      most={COMPLAINT_PICTURES}
      hint={t('complaints.form.picturesHint')}
    />
  );
}
