import { priceText, quantityText } from '@shared/features/sales/pricing.rules';
import type { Draft } from '@/features/drafts/drafts.public';
import { EMPTY_TILL, type TillCustomer } from './till';

/** What was agreed on elsewhere, with the price of each. */
type Agreed = {
  productId: number | null;
  name: string;
  unit: string;
  quantityMilli: number;
  listMills: number | null;
  priceMills: number;
};

/** A till with these lines at these prices, as the draft that the till begins with. */
export function tillDraft(customer: TillCustomer | null, lines: readonly Agreed[]): Draft {
  const till = {
    ...EMPTY_TILL,
    customer,
    lines: lines.map(({ productId, name, unit, quantityMilli, listMills, priceMills }, at) => ({
      key: at + 1,
      productId,
      name,
      unit,
      quantity: quantityText(quantityMilli),
      listMills: listMills ?? priceMills,
      price: priceText(priceMills),
      isSpecial: false,
      category: '',
      gift: null,
    })),
  };
  return { title: customer?.title ?? lines[0]?.name ?? '', body: JSON.stringify(till) };
}
