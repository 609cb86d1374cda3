// npm run gallery: every state of the views, on a page of this machine.
// npm run gallery -- --shoot FOLDER [WORD…]: pictures of them, or of those with a word in the name.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serveGallery } from '../tests/gallery/server.ts';
import { shootGallery } from '../tests/gallery/shoot.ts';

const USAGE = 'Usage: npm run gallery [-- --shoot FOLDER [WORD…]]';

function readArguments() {
  try {
    return parseArgs({ options: { shoot: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(2);
  }
}

const { values, positionals } = readArguments();
const gallery = await serveGallery();
if (values.shoot === undefined) {
  console.log(`The gallery is at ${gallery.url} until Ctrl-C.`);
} else {
  // npm runs scripts in the project's folder; a path is meant from where it was called.
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), values.shoot);
  try {
    const count = await shootGallery(gallery.url, folder, positionals);
    console.log(`${count} pictures in ${folder}`);
  } finally {
    await gallery.close();
  }
}
