/* First code of a drill's worker thread: breaks what is to be broken, then becomes the product's thread. */

const [file = '', name = ''] = process.argv.slice(2);

const load = require as (path: string) => unknown;
if (name !== '') (load('./breakers') as { breakHandler: (name: string) => void }).breakHandler(name);
load(file);
