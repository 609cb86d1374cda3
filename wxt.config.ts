import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { packPages } from './scripts/page-chunks.ts';

// The extension pages may load their own scripts and styles and nothing else. Every page forbids itself
// to connect anywhere by a policy in its document, so that the browser itself refuses, and tokens cannot
// leave even by mistake. What is allowed here is for one page without content, key-request.html, which
// fetches an issuer's public keys when a person presses the button, and restricts itself to that one
// origin before it does. Without https only this machine can be asked: the names that a policy can have.
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  'connect-src https: http://localhost:* http://*.localhost:* http://127.0.0.1:*',
  "frame-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self' devtools:",
].join('; ');

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  hooks: {
    // WXT looks for names of its own in our code all the same, takes a property `storage` for one, and
    // packs in its storage layer: 8 kB that nobody asked for.
    'config:resolved'(wxt) {
      wxt.config.imports.presets = [];
    },
  },
  vite: () => ({
    plugins: [preact(), packPages()],
    build: {
      modulePreload: {
        // Both browsers know it themselves.
        polyfill: false,
        // Files that lie on the disk are there at once, and a popup that asks for many ahead is shown only when all
        // of them have come; but a part needs its styles before it is shown.
        resolveDependencies: (_file, needed, { hostType }) =>
          hostType === 'html' ? needed : needed.filter((path) => path.endsWith('.css')),
      },
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['webRequest', 'webNavigation', 'cookies', 'scripting', 'storage', 'alarms'],
    host_permissions: ['<all_urls>'],
    content_security_policy: { extension_pages: PAGE_POLICY },
    action: { default_title: '__MSG_extensionName__' },
    ...(browser === 'firefox'
      ? {
          incognito: 'spanning',
          // Asked for when a person wants bodies of answers without DevTools, or notifications.
          optional_permissions: ['webRequestBlocking', 'webRequestFilterResponse', 'notifications'],
          browser_specific_settings: {
            gecko: {
              id: 'bearerscope@bearerscope.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          incognito: 'split',
          minimum_chrome_version: '123',
          optional_permissions: ['notifications'],
        }),
  }),
});
