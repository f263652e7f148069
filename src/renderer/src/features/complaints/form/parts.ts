/** Parts of the form in the order in which Enter goes through them; a policy is there for special requests alone. */
export const PARTS = ['who', 'category', 'policy', 'words', 'wish', 'wants', 'promise'] as const;
export type Part = (typeof PARTS)[number];
