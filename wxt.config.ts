import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

// The extension pages may load their own scripts and styles and nothing else; connecting anywhere is
// refused by the browser itself, so tokens cannot leave even by mistake.
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
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
  vite: () => ({ plugins: [preact()] }),
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
