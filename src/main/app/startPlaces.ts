import { join } from 'node:path';
import { type Judgement, judgePlace } from '../platform/place';
import { thisSystem } from '../platform/system';
import { chosenPlace } from './chosenPlace';
import { browserDirOf, dataDirOf, shopPaths, type ShopPaths, type Starter } from './paths';
import type { Place } from './shopDoor';

/** The folders of one start of the program. */
export type StartPlaces = {
  /** The person's own configuration on this computer. */
  configDir: string;
  /** Where the shop is. */
  shop: Place;
  /** True where the command line names the shop's folder: then nothing else is kept in its place. */
  isNamed: boolean;
  /** Where this start writes all else: beside the shop, but for a folder that no live shop may lie in. */
  paths: ShopPaths;
  /** Chromium's own files. */
  browserDir: string;
};

/** Whether a folder may hold a live shop; only test builds may keep one in memory. */
export const judge = (dir: string): Judgement =>
  judgePlace(dir, thisSystem, { mayBeInMemory: __TEST_BUILD__ });

/** Works out where everything of this start lies: as named by the command line, else as chosen, else the usual place. */
export function startPlaces(argv: readonly string[], appData: string, me: Starter): StartPlaces {
  const configDir = join(appData, 'Shuke');
  const named = dataDirOf(argv, process.cwd());
  const chosen = named === null ? chosenPlace(configDir) : null;
  const dataDir = named ?? chosen ?? configDir;
  const isFit = judge(dataDir).now === null;
  const paths = shopPaths(isFit ? dataDir : configDir);
  const isApart = named !== null && isFit;
  return {
    configDir,
    shop: { dataDir, isKnown: chosen !== null },
    isNamed: named !== null,
    paths,
    browserDir: isApart ? browserDirOf(paths.browserDir, me) : shopPaths(configDir).browserDir,
  };
}
