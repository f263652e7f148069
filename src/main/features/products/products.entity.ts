import type { PlaceKind } from '@shared/features/products/plan.rules';
import type { Stars } from '@shared/features/products/ratings.rules';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Something the shop sells. */
@Entity({ name: 'products' })
export class Product {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  /** The shop's own code, unique, capitals and small letters told apart. */
  @Column({ type: 'text', unique: true }) code!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'integer', default: 1 }) isActive!: 0 | 1;
  @Column({ type: 'text' }) createdAt!: string;
  @Column({ type: 'integer', nullable: true }) importId!: number | null;
  @Column({ type: 'text', default: '' }) category!: string;
  /** Null: unknown. */
  @Column({ type: 'integer', nullable: true }) priceCents!: number | null;
  /** What the shop pays for it; null: unknown. Only whoever holds products.reveal is told. */
  @Column({ type: 'integer', nullable: true }) costCents!: number | null;
  @Column({ type: 'text', default: '' }) unit!: string;
  /** As canonicalBarcode writes it; goods on sale have each their own. */
  @Column({ type: 'text', default: '' }) barcode!: string;
  @Column({ type: 'text', default: '' }) supplier!: string;
  @Column({ type: 'text', default: '' }) shelf!: string;
  /** 1: somebody of the shop has to fetch it. */
  @Column({ type: 'integer', default: 0 }) isOutOfReach!: 0 | 1;
  /** 0: a special price, which no tier and no coupon reduces. */
  @Column({ type: 'integer', default: 1 }) isReducible!: 0 | 1;
  @Column({ type: 'text', default: '' }) included!: string;
  @Column({ type: 'text', default: '' }) excluded!: string;
  @Column({ type: 'text', default: '' }) warranty!: string;
  @Column({ type: 'text', default: '' }) note!: string;
  /** Up with each act. */
  @Column({ type: 'integer', default: 1 }) version!: number;
  /** In the bin since; null: not there. */
  @Column({ type: 'text', nullable: true }) deletedAt!: string | null;
  /** Derived: 0 in the bin and in an import that does not count yet. */
  @Column({ type: 'integer', default: 0 }) isListed!: 0 | 1;
  /** Derived: what lists by name sort by; empty until it was worked out. */
  @Column({ type: 'text', default: '' }) sortKey!: string;
}

/** A word for whom, or for what need, a product is. */
@Entity({ name: 'productTags' })
export class ProductTag {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) productId!: number;
  @Column({ type: 'text' }) tag!: string;
}

/** A product that came to stand elsewhere. */
@Entity({ name: 'productMoves' })
export class ProductMove {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) productId!: number;
  @Column({ type: 'text' }) fromShelf!: string;
  @Column({ type: 'text' }) toShelf!: string;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}

/** What a customer says of a product; of each customer and product the last word. */
@Entity({ name: 'productRatings' })
export class ProductRating {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) productId!: number;
  @Column({ type: 'integer' }) customerId!: number;
  @Column({ type: 'integer' }) stars!: Stars;
  @Column({ type: 'text', default: '' }) words!: string;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'text' }) onDay!: string;
  /** Minute of that local day. */
  @Column({ type: 'integer' }) minute!: number;
  @Column({ type: 'integer' }) actorId!: number;
}

/** A picture of a product; its main one is that of the lowest position. */
@Entity({ name: 'productPictures' })
export class ProductPicture {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) productId!: number;
  @Column({ type: 'integer' }) contentId!: number;
  @Column({ type: 'integer' }) smallId!: number;
  @Column({ type: 'integer' }) position!: number;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'integer' }) actorId!: number;
  /** Taken away since; null: not. */
  @Column({ type: 'text', nullable: true }) removedAt!: string | null;
}

/** What one bundle holds of a product. */
@Entity({ name: 'productParts' })
export class ProductPart {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) bundleId!: number;
  @Column({ type: 'integer' }) partId!: number;
  @Column({ type: 'integer' }) quantityMilli!: number;
}

/** A place of the shop's plan, in squares. */
@Entity({ name: 'productPlaces' })
export class ProductPlace {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) kind!: PlaceKind;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'integer' }) x!: number;
  @Column({ type: 'integer' }) y!: number;
  @Column({ type: 'integer' }) width!: number;
  @Column({ type: 'integer' }) height!: number;
}
