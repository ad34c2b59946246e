import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The real folder of a package as the app would resolve it, or undefined when it is not installed.
 * Looks at the folders Node would search instead of resolving: `exports` may hide package.json.
 */
export function findPackageFolder(appPackageJson: string, name: string): string | undefined {
  // "/package.json" makes names that Node also has built in (`events`) ordinary ones.
  const folders = createRequire(appPackageJson).resolve.paths(`${name}/package.json`) ?? [];
  const found = folders.map((folder) => join(folder, name, 'package.json')).find((path) => existsSync(path));
  return found === undefined ? undefined : realpathSync(dirname(found));
}
