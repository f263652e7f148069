import { z } from 'zod';

/* The content security policy forbids eval, which zod's compiled parsers need; set before any schema is made. */
z.config({ jitless: true });

/** The one door to zod, so that no schema can be made before it is configured. */
export { z };
