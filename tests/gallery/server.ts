import preact from '@preact/preset-vite';
import { createServer } from 'vite';

/** The gallery on a port of this machine. */
export interface GalleryServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the gallery's page; what is changed shows at once. */
export async function serveGallery(): Promise<GalleryServer> {
  const server = await createServer({
    root: import.meta.dirname,
    configFile: false,
    publicDir: '../../public',
    logLevel: 'error',
    cacheDir: `${import.meta.dirname}/../../node_modules/.vite/gallery`,
    plugins: [preact()],
    server: { port: 0, fs: { allow: ['../..'] } },
  });
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  if (!url) throw new Error('The gallery listens, but Vite does not tell where.');
  return { url, close: () => server.close() };
}
