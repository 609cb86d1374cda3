import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The page of the extension that greets whoever installs it. */
export const WELCOME = 'welcome.html';

/** Whether a built extension greets at all; those that only serve to compare do not. */
export function welcomes(extensionDir: string): boolean {
  return existsSync(join(extensionDir, WELCOME));
}
