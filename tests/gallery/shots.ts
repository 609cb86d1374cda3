/** What people ask of all pages, which the browser tells ours. */
export type Media = 'forced-colors' | 'reduced-motion';

/** One state of a view, to be looked at. */
export interface Shot {
  readonly media?: Media;
  readonly name: string;
  /** What `main.tsx` makes of the page's query. */
  readonly query: string;
  readonly width: number;
  readonly height: number;
}

const PANEL_WIDTHS = [360, 700, 1_100, 1_280, 1_600];

const REASONS = [
  'paused',
  'no-access',
  'withheld',
  'restricted',
  'left-out',
  'private',
  'reloaded',
  'loading',
  'connecting',
];

const WATCHED = [...REASONS, 'empty', 'fresh', 'only-listed'];

const HOSTILE = ['hostile', 'deep', 'empty', 'unreadable', 'many', 'huge', 'far', 'soon'];

/** Every state of the panel and the popup. */
export const SHOTS: readonly Shot[] = [
  ...PANEL_WIDTHS.map((width) => panel(`panel-${width}`, 'select=access', width)),
  ...PANEL_WIDTHS.map((width) =>
    panel(`panel-still-sent-${width}`, 'scene=still-sent&select=still-sent', width),
  ),
  panel('panel-low', 'select=access', 1_100, 220),
  panel('panel-zoomed', 'select=access', 420, 260),
  panel('panel-unselected', ''),
  panel('panel-structure', 'select=access&tab=structure'),
  panel('panel-structure-360', 'select=access&tab=structure', 360),
  panel('panel-sightings', 'select=access&tab=sightings'),
  panel('panel-sightings-360', 'select=access&tab=sightings', 360),
  ...[360, 700, 1_280, 1_600, 2_200].map((width) =>
    panel(
      `panel-travelled-${width}`,
      'scene=travelled&select=travelled&tab=sightings',
      width,
      width < 700 ? 900 : 520,
    ),
  ),
  ...[360, 1_280].map((width) =>
    panel(
      `panel-travelled-open-${width}`,
      'scene=travelled&select=travelled&tab=sightings&press=20:12:22.000&press=20:10:03.040&press=20:09:07.000',
      width,
      1_100,
    ),
  ),
  ...[360, 1_280].flatMap((width) => [
    panel(`panel-findings-${width}`, 'scene=findings&select=flawed&tab=findings', width, 900),
    panel(`panel-findings-claims-${width}`, 'scene=findings&select=unsigned', width, 640),
  ]),
  ...[360, 1_280].flatMap((width) => [
    panel(
      `panel-findings-mute-${width}`,
      'scene=findings&select=flawed&tab=findings&press=Mute: Token in a URL',
      width,
      700,
    ),
    panel(
      `panel-findings-muted-${width}`,
      'scene=findings-muted&select=flawed&tab=findings&press=Note 2&press=2 muted',
      width,
      900,
    ),
    panel(
      `panel-findings-across-${width}`,
      'scene=findings-across&select=proof&tab=findings',
      width,
      900,
    ),
    panel(
      `panel-findings-leaky-${width}`,
      'scene=findings-across&select=leaky&tab=findings',
      width,
      900,
    ),
    panel(
      `panel-findings-evidence-${width}`,
      'scene=findings&select=flawed&tab=findings&press=Show in Sightings',
      width,
      700,
    ),
  ]),
  panel('panel-settings-muted', 'scene=findings-muted&press=Settings', 1_280, 1_100),
  ...[360, 1_280].map((width) =>
    panel(`panel-history-${width}`, 'scene=session&select=access-2&tab=history', width, 900),
  ),
  panel('panel-history-alone', 'select=metrics&tab=history'),
  panel('panel-history-german', 'scene=session&select=access-3&tab=history&lang=de', 1_280, 700),
  panel('panel-history-rtl', 'scene=session&select=access-3&tab=history&dir=rtl', 1_280, 700),
  panel('panel-findings-none', 'select=access&tab=findings'),
  panel('panel-findings-low', 'scene=findings&select=unsigned&tab=findings', 1_100, 260),
  panel('panel-findings-german', 'scene=findings&select=flawed&tab=findings&lang=de', 1_280, 900),
  panel('panel-findings-rtl', 'scene=findings&select=flawed&tab=findings&dir=rtl', 1_280, 900),
  panel('panel-raw', 'select=id&raw'),
  panel('panel-still-sent-sightings', 'scene=still-sent&select=still-sent&tab=sightings'),
  panel('panel-replaced', 'select=old-access'),
  panel('panel-reference', 'scene=references&select=reference'),
  panel('panel-jwe', 'select=encrypted'),
  panel('panel-jwe-structure', 'select=encrypted&tab=structure'),
  panel('panel-filtered-out', 'filter=nobody'),
  panel('panel-filter-keys', 'type=&press=none'),
  panel('panel-filter-values', 'type=iss:accounts -is:expired kind:&key=ArrowDown'),
  panel('panel-filter-issuers', 'scene=still-sent&type=iss:'),
  panel('panel-filter-states', 'scene=still-sent&type=is:&key=ArrowDown'),
  panel('panel-filter-claims', 'type=claim.'),
  panel('panel-filter-claims-360', 'type=claim.', 360),
  panel('panel-filter-states-360', 'type=ada is:', 360),
  panel('panel-filter-states-german', 'type=is:&lang=de'),
  panel('panel-filter-states-rtl', 'type=is:&dir=rtl', 700),
  panel('panel-filter-unknown', 'type=ada isuer:accounts is:curent'),
  panel('panel-filter-unknown-360', 'type=isuer:accounts', 360),
  panel('panel-filter-unknown-left', 'filter=isuer:accounts -is:expired'),
  panel('panel-filter-understood', 'filter=iss:accounts -is:expired claim.scope:openid ada'),
  panel('panel-filter-help', 'press=How to filter', 1_100, 900),
  panel('panel-filter-help-360', 'press=How to filter', 360, 900),
  ...WATCHED.flatMap((scene) => [
    panel(`panel-${scene}`, `scene=${scene}`),
    panel(`panel-${scene}-360`, `scene=${scene}`, 360),
  ]),
  ...REASONS.map((scene) =>
    panel(`panel-${scene}-with-tokens`, `scene=${scene}-with-tokens&select=access`),
  ),
  panel('panel-withheld-with-tokens-360', 'scene=withheld-with-tokens&select=access', 360),
  panel('panel-clocks', 'scene=clocks&select=old-access'),
  panel('panel-clocks-360', 'scene=clocks&select=old-access', 360),
  ...['stored', 'not-stored', 'ordinary'].map((scene) =>
    panel(`panel-storage-${scene}`, `scene=${scene}&press=Read page storage`),
  ),
  panel('panel-storage-stored-360', 'scene=stored&press=Read page storage', 360),
  panel('panel-import-dialog', 'press=Import'),
  panel('panel-import-dialog-360', 'press=Import', 360),
  panel('panel-import-drag', 'select=access&drag'),
  ...['har', 'broken', 'damaged', 'nothing'].flatMap((text) => [
    panel(`panel-import-${text}`, `paste=${text}`),
    panel(`panel-import-${text}-360`, `paste=${text}`, 360),
  ]),
  panel('panel-settings', 'press=Settings', 1_280, 700),
  panel('panel-settings-firefox', 'scene=firefox-settings&press=Settings', 1_280, 900),
  panel('panel-settings-low', 'press=Settings', 1_100, 260),
  panel('panel-settings-360', 'scene=firefox-settings&press=Settings', 360),
  panel('panel-copy-as', 'select=access&press=Copy as', 1_280, 500),
  panel('panel-copy-as-low', 'select=access&press=Copy as', 700, 260),
  panel('panel-export', 'select=access&press=Export options', 1_280, 720),
  panel('panel-export-360', 'press=Export options', 360, 640),
  panel('panel-export-safe', 'press=Export options&press=Safe to share', 1_280, 720),
  panel('panel-export-receipt', 'press=Export options&press=Safe to share&press=Save', 1_100, 820),
  panel(
    'panel-export-receipt-360',
    'press=Export options&press=Safe to share&press=Save',
    360,
    760,
  ),
  {
    name: 'settings-page',
    query: 'view=settings&scene=firefox-settings',
    width: 900,
    height: 800,
  },
  { name: 'welcome', query: 'view=welcome', width: 1_100, height: 720 },
  { name: 'welcome-360', query: 'view=welcome&no-access', width: 360, height: 1_000 },
  { name: 'welcome-german', query: 'view=welcome&no-access&lang=de', width: 800, height: 760 },
  { name: 'settings-page-360', query: 'view=settings&scene=only-listed', width: 360, height: 900 },
  ...HOSTILE.map((id) => panel(`panel-hostile-${id}`, `scene=hostile&select=${id}`)),
  panel('panel-hostile-360', 'scene=hostile&select=hostile', 360),
  panel('panel-hostile-structure', 'scene=hostile&select=hostile&tab=structure'),
  panel('panel-hostile-huge-structure', 'scene=hostile&select=huge&tab=structure'),
  ...[360, 700, 1_280, 1_600].flatMap((width) => [
    panel(`panel-timeline-${width}`, 'scene=session&select=access-3', width),
    panel(`panel-timeline-busy-${width}`, 'scene=busy&select=busy-3-200', width, 640),
  ]),
  panel('panel-timeline-open-360', 'scene=session&select=access-3&press=Timeline', 360),
  panel(
    'panel-timeline-zoomed',
    'scene=session&select=access-1&press=Zoom in (%2B)&press=Zoom in (%2B)',
  ),
  panel('panel-timeline-more', 'scene=busy&press=26 more lanes', 1_280, 640),
  panel('panel-timeline-hostile', 'scene=hostile&select=far', 1_280, 640),
  panel('panel-timeline-rtl', 'scene=session&select=access-3&dir=rtl'),
  panel('panel-timeline-german', 'scene=session&select=access-3&lang=de'),
  ...[360, 700, 1_280].flatMap((width) => [
    panel(`panel-masked-${width}`, 'scene=masked&select=access', width),
    panel(`panel-masked-structure-${width}`, 'scene=masked&select=access&tab=structure', width),
    panel(`panel-masked-sightings-${width}`, 'scene=masked&select=travelled&tab=sightings', width),
  ]),
  panel('panel-masked-shown', 'scene=masked&select=access&press=Show'),
  panel('panel-masked-raw', 'scene=masked&select=id&raw'),
  panel('panel-masked-reference', 'scene=masked-references&select=reference'),
  panel('panel-masked-german', 'scene=masked&select=access&lang=de', 700),
  ...verifyShots(),
  ...narrowShots(),
  panel('panel-crowd', 'scene=crowd&select=crowd-2400'),
  ...[
    'ordinary',
    'references',
    'findings',
    'findings-muted',
    'still-sent',
    'masked',
    'hostile',
    'crowd',
    ...WATCHED,
    'paused-with-tokens',
    'withheld-with-tokens',
    'private-with-tokens',
    'reloaded-with-tokens',
  ].map((scene) => popup(scene)),
  popup('still-sent', 280),
  ...[
    ['german', 'lang=de'],
    ['right-to-left', 'lang=de&dir=rtl'],
  ].flatMap(([name, language]) => [
    ...[360, 1_280].flatMap((width) => [
      panel(`${name}-panel-${width}`, `${language}&select=access`, width),
      panel(`${name}-sightings-${width}`, `${language}&select=access&tab=sightings`, width),
      panel(`${name}-no-access-${width}`, `${language}&scene=no-access`, width),
      panel(`${name}-structure-${width}`, `${language}&select=access&tab=structure`, width),
    ]),
    panel(`${name}-keys`, `${language}&press=? Tasten`, 1_280),
    panel(`${name}-reference`, `${language}&scene=references&select=reference`),
    { name: `${name}-popup`, query: `view=popup&${language}`, width: 380, height: 600 },
    {
      name: `${name}-settings`,
      query: `view=settings&scene=firefox-settings&${language}`,
      width: 900,
      height: 800,
    },
  ]),
];

/** Every verdict, and every way to one. */
function verifyShots(): readonly Shot[] {
  const tab = (scene: string, select: string) => `scene=${scene}&select=${select}&tab=verification`;
  const fetch = "press=Verify with the issuer's published keys";
  const one = (name: string, query: string, width = 1_280) =>
    panel(`verify-${name}`, query, width, width < 700 ? 900 : 640);
  return [
    ...[360, 700, 1_280, 1_600].map((width) =>
      one(`issuer-${width}`, tab('published', 'access'), width),
    ),
    one('heading', 'scene=published&select=access'),
    one('unasked', 'scene=signed&select=access'),
    one('given', tab('given-set', 'id')),
    one('embedded', tab('signed', 'embedded')),
    one('mismatch', tab('published', 'tampered')),
    one('mismatch-360', tab('published', 'tampered'), 360),
    one('stranger', tab('stranger', 'access')),
    one('weak-secret', tab('secrets', 'weak')),
    one('secret', tab('secrets', 'session')),
    one('secret-trial', `${tab('signed', 'session')}&press=Try well-known secrets`),
    one('secret-found', `${tab('signed', 'weak')}&press=Try well-known secrets&found`),
    one('inside', `${tab('inside', 'inside')}&${fetch}`),
    one('inside-360', `${tab('inside', 'inside')}&${fetch}`, 360),
    one('odd-key', tab('odd', 'access')),
    one('detached', tab('detached', 'detached')),
    one('detached-360', tab('detached', 'detached'), 360),
    one('detached-given', `${tab('detached', 'detached')}&press=Give the signed content…&content`),
    one('detached-dialog', `${tab('detached', 'detached')}&press=Give the signed content…`, 1_100),
    one('passphrase', tab('passphrase', 'passphrase')),
    one('passphrase-beyond', tab('passphrase', 'beyond')),
    one('passphrase-beyond-360', tab('passphrase', 'beyond'), 360),
    one('no-key', tab('signed', 'id')),
    one('no-key-secret', tab('signed', 'session')),
    one('unsupported', tab('published', 'es256k')),
    one('unsigned', 'scene=findings&select=unsigned&tab=verification'),
    one('reference', 'scene=references&select=reference&tab=verification'),
    one('locked', tab('published', 'nested')),
    one('decrypted', tab('opened', 'nested')),
    one('decrypted-360', tab('opened', 'nested'), 360),
    one('decrypted-masked', tab('opened-masked', 'nested')),
    one('sd-jwt', tab('published', 'sd-jwt')),
    one('proof', tab('published', 'proof')),
    one('proof-360', tab('published', 'proof'), 360),
    one('fetching', `${tab('fetching', 'access')}&${fetch}`),
    one('fetching-360', `${tab('fetching', 'access')}&${fetch}`, 360),
    one('fetch-failed', `${tab('fetch-failed', 'access')}&${fetch}`),
    one('fetch-failed-360', `${tab('fetch-failed', 'access')}&${fetch}`, 360),
    one('other-host', `${tab('other-host', 'access')}&${fetch}`),
    one('fetched', `${tab('signed', 'access')}&${fetch}`),
    one('keys', tab('many-keys', 'access')),
    one('keys-360', tab('many-keys', 'access'), 360),
    one('forgotten', `${tab('many-keys', 'access')}&press=Forget all`),
    ...['set', 'certificate', 'private', 'secret', 'broken', 'token', 'address'].map((given) =>
      one(`dialog-${given}`, `${tab('signed', 'access')}&press=Use a key…&give=${given}`, 1_100),
    ),
    one('dialog-empty', `${tab('signed', 'access')}&press=Use a key…`, 1_100),
    one('dialog-360', `${tab('signed', 'access')}&press=Use a key…&give=set`, 360),
    one('dialog-masked', `${tab('opened-masked', 'access')}&press=Use a key…&give=secret`, 1_100),
    one('german', `${tab('published', 'access')}&lang=de`),
    one('german-360', `${tab('opened', 'nested')}&lang=de`, 360),
    one(
      'german-dialog',
      `${tab('signed', 'access')}&lang=de&press=Schlüssel verwenden …&give=certificate`,
      1_100,
    ),
    one('rtl', `${tab('opened', 'nested')}&dir=rtl`),
    one('rtl-dialog', `${tab('signed', 'access')}&dir=rtl&press=Use a key…&give=set`, 1_100),
  ];
}

/** The longest words in the least room. */
function narrowShots(): readonly Shot[] {
  const states: Readonly<Record<string, string>> = {
    verified: 'scene=published&select=access&tab=verification',
    decrypted: 'scene=opened&select=nested&tab=verification',
    mismatch: 'scene=published&select=tampered&tab=verification',
    'weak-secret': 'scene=secrets&select=weak&tab=verification',
    proof: 'scene=published&select=proof&tab=verification',
    keys: 'scene=many-keys&select=access&tab=verification',
    'still-sent': 'scene=still-sent&select=still-sent',
    findings: 'scene=findings&select=flawed&tab=findings',
    sightings: 'scene=travelled&select=travelled&tab=sightings',
    history: 'scene=session&select=access-2&tab=history',
    structure: 'select=access&tab=structure',
  };
  return [360, 420, 560].flatMap((width) =>
    Object.entries(states).map(([name, query]) =>
      panel(`narrow-${name}-${width}`, `lang=de&${query}`, width, 760),
    ),
  );
}

/** States as people see them who chose their own colours, or no motion: for the eye alone. */
export const SHOTS_IN_MEDIA: readonly Shot[] = [
  ...[
    panel('panel-forced', 'scene=session&select=access-3', 1_280, 700),
    panel('panel-forced-360', 'select=access', 360),
    panel('panel-forced-findings', 'scene=findings&select=flawed&tab=findings', 1_280, 640),
    panel('panel-forced-structure', 'select=access&tab=structure', 1_280, 640),
    panel('panel-forced-filter', 'type=iss:accounts -is:expired kind:&key=ArrowDown', 1_280, 640),
    popup('still-sent'),
    popup('ordinary'),
    { name: 'settings', query: 'view=settings', width: 900, height: 700 },
  ].map((shot) => inMedia('forced-colors', shot)),
  ...[panel('panel', 'scene=session&select=access-3', 1_280, 640), popup('loading')].map((shot) =>
    inMedia('reduced-motion', shot),
  ),
];

function inMedia(media: Media, { name, ...shot }: Shot): Shot {
  return { ...shot, media, name: name.includes('forced') ? name : `${media}-${name}` };
}

function panel(name: string, query: string, width = 1_280, height = width < 700 ? 640 : 460): Shot {
  return { name, query: `view=panel&${query}`, width, height };
}

function popup(scene: string, width = 380): Shot {
  const name = width === 380 ? `popup-${scene}` : `popup-${scene}-${width}`;
  return { name, query: `view=popup&scene=${scene}`, width, height: 600 };
}
