import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { GivenRole, Role, Scope } from '@shared/features/staff/staff.rules';

/** A person of the shop. The first one, with id 1, is the owner. */
@Entity({ name: 'staff' })
export class Person {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) role!: Role;
  /** 0 = left; their name stays with what they did. */
  @Column({ type: 'integer', default: 1 }) isActive!: 0 | 1;
}

/** What a person proves themselves by, as a scrypt hash. Never recorded: neither the trail nor an undo holds one. */
@Entity({ name: 'staffSecrets' })
export class Secret {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) personId!: number;
  @Column({ type: 'text' }) kind!: 'password' | 'pin' | 'recovery';
  /** scrypt's N. */
  @Column({ type: 'integer' }) cost!: number;
  /** Hexadecimal. */
  @Column({ type: 'text' }) salt!: string;
  /** Hexadecimal. */
  @Column({ type: 'text' }) hash!: string;
}

/** What makes the six digits by which a person who is away agrees to an act. Never recorded, like what they sign in by. */
@Entity({ name: 'staffCodes' })
export class CodeRow {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) personId!: number;
  /** An authenticator on the person's phone, or a printed list. */
  @Column({ type: 'text' }) kind!: 'app' | 'list';
  /** Hexadecimal. */
  @Column({ type: 'text' }) secret!: string;
  /** The first place of the row that still counts: of half minutes since 1970, or of the list. */
  @Column({ type: 'integer' }) next!: number;
}

/** Days on which somebody is away, and who stands in for them with their customers. */
@Entity({ name: 'staffLeaves' })
export class Leave {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) personId!: number;
  @Column({ type: 'integer' }) deputyId!: number;
  @Column({ type: 'text' }) fromDay!: string;
  /** The last day away. */
  @Column({ type: 'text' }) toDay!: string;
}

/** Wrong tries of a person since they last got in. */
@Entity({ name: 'staffAttempts' })
export class Attempts {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer', unique: true }) personId!: number;
  @Column({ type: 'integer' }) failures!: number;
}

/** A right that the owner gave a role another reach of. */
@Entity({ name: 'staffRights' })
export class Right {
  @PrimaryGeneratedColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'text' }) role!: GivenRole;
  @Column({ type: 'text' }) right!: string;
  @Column({ type: 'text' }) scope!: Scope;
}
