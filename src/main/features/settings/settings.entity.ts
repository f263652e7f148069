import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One setting of the shop: a key and its JSON. */
@Entity({ name: 'settings' })
export class Setting {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text', unique: true }) key!: string;
  /** JSON. */
  @Column({ type: 'text' }) value!: string;
}
