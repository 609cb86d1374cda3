// The extension that does nothing: it asks for the same permissions as the product and listens to the
// same events with the same options, and its listeners are empty.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Registration, registrationsOf } from './registrations.ts';

const KEPT = ['permissions', 'host_permissions', 'incognito', 'minimum_chrome_version'];

const isListening = ({ event }: Registration): boolean => !/^(runtime|action|alarms)\./.test(event);

/** What the built extension in a folder listens to, but for its own messages and alarms. */
export async function listenedTo(builtDir: string): Promise<readonly Registration[]> {
  const script = await readFile(join(builtDir, 'background.js'), 'utf8');
  return (await registrationsOf(script)).filter(isListening);
}

/** What of a manifest decides what a browser does with an extension that listens. */
export type Powers = Readonly<Record<string, unknown>>;

/** What the built extension in a folder may do. */
export async function powersOf(builtDir: string): Promise<Powers> {
  const manifest: Powers = JSON.parse(await readFile(join(builtDir, 'manifest.json'), 'utf8'));
  return Object.fromEntries(
    KEPT.filter((key) => key in manifest).map((key) => [key, manifest[key]]),
  );
}

/** Writes an extension into `dir` whose empty listeners are registered as said. */
export async function writeIdleExtension(
  dir: string,
  powers: Powers,
  registrations: readonly Registration[],
): Promise<void> {
  const manifest = {
    ...powers,
    manifest_version: 3,
    name: 'Idle',
    version: '1.0',
    background: { service_worker: 'background.js' },
  };
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest, null, 2));
  await writeFile(join(dir, 'background.js'), idleScript(registrations));
}

/** The script: one empty listener a line. */
export function idleScript(registrations: readonly Registration[]): string {
  return registrations
    .map(({ event, options }) => {
      const after = options.map((option) => `, ${JSON.stringify(option)}`).join('');
      return `chrome.${event}.addListener(() => {}${after});\n`;
    })
    .join('');
}
