import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A person of the shop. Until sign-in exists there is one: the owner, with id 1. */
@Entity({ name: 'staff' })
export class Person {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) role!: 'owner';
  @Column({ type: 'integer', default: 1 }) isActive!: 0 | 1;
}
