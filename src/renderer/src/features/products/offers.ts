import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useOffers } from '@/lib/offers';
import { IconPlan, IconProduct } from '@/ui/icons';

/** What the frame offers of products, wherever one is: the list, and a new one where it may be added. */
export function useProductsOffers(isLooking: boolean): void {
  const [, navigate] = useLocation();
  const mayRead = useMay('products.read');
  const mayWrite = useMay('products.write') && !isLooking;
  useOffers([
    ...(mayRead
      ? [
          {
            name: 'products',
            icon: IconProduct,
            run: () => {
              navigate('/products');
            },
          },
          {
            name: 'plan',
            icon: IconPlan,
            run: () => {
              navigate('/products/plan');
            },
          },
        ]
      : []),
    ...(mayWrite
      ? [
          {
            name: 'newProduct',
            icon: IconProduct,
            isAdding: true,
            run: () => {
              navigate('/products/new');
            },
          },
        ]
      : []),
  ]);
}
