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
}
