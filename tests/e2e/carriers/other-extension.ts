import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of an extension that runs a script when it starts; it goes with the temporary files. */
export async function makeExtension(script: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bearerscope-other-'));
  const manifest = {
    manifest_version: 3,
    name: 'Other',
    version: '1',
    background: { service_worker: 'background.js', scripts: ['background.js'] },
    // By default Firefox makes https: of http: in an extension's background.
    content_security_policy: { extension_pages: "script-src 'self'" },
    browser_specific_settings: { gecko: { id: 'other@bearerscope.example' } },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'background.js'), script);
  return folder;
}
