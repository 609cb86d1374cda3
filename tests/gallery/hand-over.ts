// What is handed over to a view of the gallery, as a person would: `press=Import` shows the dialog,
// `give=set|secret|…` types a key into its dialog, `content` gives what was signed, `paste=har|broken|damaged|nothing` pastes, `drag` drags a file over the page.
import { jws, NOW } from './tokens.ts';
import { PASTED, SIGNED_CONTENT } from './verify-scenes.ts';

const entry = (index: number, more: object = {}): object => ({
  startedDateTime: new Date(NOW - 600_000 + index * 1_000).toISOString(),
  request: {
    method: 'GET',
    url: `https://api.shop.example/orders/${index}`,
    headers: [
      {
        name: 'Authorization',
        value: `Bearer ${jws({ alg: 'RS256', typ: 'at+jwt' }, { iss: 'https://accounts.shop.example', sub: `customer ${index % 12}`, exp: NOW / 1_000 + index * 60 })}`,
      },
    ],
  },
  response: { status: 200, headers: [], ...more },
});
const har = (...entries: readonly object[]): string =>
  JSON.stringify({ log: { version: '1.2', entries } });
const many = (count: number): readonly object[] =>
  Array.from({ length: count }, (_, index) => entry(index));
const ODD = { content: { encoding: 'base64', mimeType: 'text/plain', text: 'aGVsbG8*' } };

const TEXTS: Readonly<Record<string, () => string>> = {
  har: () => har(...many(40)),
  broken: () => har(...many(20), entry(20, ODD), entry(21)).slice(0, -90),
  damaged: () => jws({ alg: 'ES256', kid: 'a' }, { sub: 'ada', scope: 'orders' }).slice(0, 90),
  nothing: () => 'Nothing to see in here.',
};

/** Does what the page's query says, and waits until it shows. */
export async function handOver(query: URLSearchParams): Promise<void> {
  if (query.getAll('press').includes('Import')) await until('dialog[open] textarea');
  const pasted = TEXTS[query.get('paste') ?? '']?.();
  if (pasted !== undefined) {
    dispatch(new ClipboardEvent('paste', { clipboardData: transfer(pasted), ...BUBBLES }));
    await until('section[aria-label="Import"] button[aria-label="Dismiss"]');
  }
  const given = PASTED[query.get('give') ?? ''];
  if (given !== undefined) {
    await until('#key-text');
    const field = document.querySelector<HTMLTextAreaElement>('#key-text');
    if (field) field.value = given;
    field?.dispatchEvent(new Event('input', BUBBLES));
    await until('dialog [role=status] *');
  }
  if (query.has('content')) {
    await until('#signed-content');
    const field = document.querySelector<HTMLTextAreaElement>('#signed-content');
    if (field) field.value = SIGNED_CONTENT;
    field?.dispatchEvent(new Event('input', BUBBLES));
    // What was typed is known to the view once it is drawn.
    await new Promise(requestAnimationFrame);
    field?.form?.requestSubmit();
    await until('section[aria-label=Verification] [data-mark=verified]');
  }
  if (query.has('found')) await until('[data-bad=true]');
  if (query.has('drag')) {
    dispatch(new DragEvent('dragenter', { dataTransfer: transfer('file'), ...BUBBLES }));
    await until('[aria-hidden] p');
  }
}

const BUBBLES = { bubbles: true, cancelable: true };

function transfer(text: string): DataTransfer {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  return data;
}

function dispatch(event: Event): void {
  document.body.dispatchEvent(event);
}

/** A picture of what did not come tells more than none. */
const MOST_FRAMES = 900;

async function until(selector: string): Promise<void> {
  for (let turn = 0; turn < MOST_FRAMES && document.querySelector(selector) === null; turn++) {
    await new Promise(requestAnimationFrame);
  }
  await new Promise(requestAnimationFrame);
}
