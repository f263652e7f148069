import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A photo of what a complaint is about. */
@Entity({ name: 'complaintPictures' })
export class ComplaintPicture {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) complaintId!: number;
  /** The same as the complaint's. */
  @Column({ type: 'integer', nullable: true }) customerId!: number | null;
  /** The JPEG in full and in small. */
  @Column({ type: 'integer' }) contentId!: number;
  @Column({ type: 'integer' }) smallId!: number;
  @Column({ type: 'text' }) at!: string;
  @Column({ type: 'integer' }) actorId!: number;
  /** Since when it is taken away. */
  @Column({ type: 'text', nullable: true }) removedAt!: string | null;
}
