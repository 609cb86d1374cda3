import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ORDINARY } from '../../tests/gallery/scenes.ts';
import { jwt } from '../../tests/support/jwt.ts';
import { expectAccessible, mountPanel } from '../../tests/support/mount.tsx';

const TOKEN = jwt({ iss: 'https://imported.example', sub: 'imported ada' });
const OTHER = jwt({ iss: 'https://imported.example', sub: 'imported bob' });

const importButton = () => page.getByRole('button', { name: 'Import', exact: true });
const dialog = () => page.getByRole('dialog', { name: 'Import' });
const told = () => page.getByRole('region', { name: 'Import' });
const scope = () => page.getByRole('combobox', { name: 'Scope' });
const rows = () => document.querySelectorAll('[role=row][data-id]').length;

/** It says nothing to screen readers: who drags sees it. */
const dropSign = () => document.body.textContent.includes('Drop files or text');

function transfer(...items: readonly (File | string)[]): DataTransfer {
  const data = new DataTransfer();
  for (const item of items) {
    if (typeof item === 'string') data.setData('text/plain', item);
    else data.items.add(item);
  }
  return data;
}

function paste(text: string, target: Element = document.body): void {
  const clipboardData = transfer(text);
  target.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}

function drag(type: string, dataTransfer: DataTransfer): boolean {
  const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  return !document.body.dispatchEvent(event);
}

const har = (...tokens: readonly string[]): string =>
  JSON.stringify({
    log: {
      entries: tokens.map((raw, index) => ({
        startedDateTime: '2026-11-28T12:00:00Z',
        request: {
          method: 'GET',
          url: `https://api.example/${index}`,
          headers: [{ name: 'Authorization', value: `Bearer ${raw}` }],
        },
        response: { status: 200, headers: [] },
      })),
    },
  });
const file = (name: string, content: string): File => new File([content], name);

beforeEach(() => page.viewport(1_280, 600));

describe('the dialog', () => {
  test('imports pasted text, selects its only token and gives the focus back', async () => {
    const { store } = mountPanel({ tokens: ORDINARY });
    await importButton().click();
    await expect.element(dialog()).toBeVisible();
    const text = dialog().getByRole('textbox', { name: 'Text' });
    await expect.element(text).toHaveFocus();
    await expectAccessible();
    await text.fill(`curl 'https://api.example/' -H 'Authorization: Bearer ${TOKEN}'`);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(dialog()).not.toBeInTheDocument();
    await expect
      .element(told())
      .toMatchTextContent(/Imported the cURL command: 1 token from 1 command\./);
    await expect.element(importButton()).toHaveFocus();
    await expect.element(scope()).toHaveValue('imported');
    await expect
      .element(page.getByRole('region', { name: 'Selected token' }))
      .toMatchTextContent(/imported ada/);
    expect(store.rows.selected.value?.record.places).toMatchObject([
      { carrier: 'request-header', field: 'Authorization', via: ['Bearer'] },
    ]);
    await expectAccessible();
  });

  test('has nothing to import while it is empty', async () => {
    mountPanel();
    await importButton().click();
    await expect.element(dialog().getByRole('button', { name: 'Import the text' })).toBeDisabled();
    await userEvent.keyboard('{Escape}');
    await expect.element(importButton()).toHaveFocus();
  });

  test('takes several files', async () => {
    mountPanel();
    await importButton().click();
    await expect.element(dialog()).toBeVisible();
    const input = dialog().getByLabelText('Choose files…').element();
    const picker = input.ownerDocument.querySelector<HTMLInputElement>('input[type=file]');
    if (picker === null) throw new Error('The dialog has no picker.');
    picker.files = transfer(file('a.har', har(TOKEN)), file('b.txt', OTHER)).files;
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    await expect.element(told().first()).toMatchTextContent(/Imported b\.txt: 1 token\./);
    await expect
      .element(told().last())
      .toMatchTextContent(/Imported a\.har: 1 token from 1 request\./);
    await expect.poll(rows).toBe(2);
  });
});

describe('pasting and dropping', () => {
  test('text that is pasted anywhere is imported at once', async () => {
    mountPanel({ tokens: ORDINARY });
    paste(`Cookie: sid=${TOKEN}; theme=dark`);
    await expect.element(told()).toMatchTextContent(/Imported the header lines: 1 token\./);
    await expect.poll(rows).toBe(1);
    await expect
      .element(page.getByRole('status').first())
      .toMatchTextContent(/Imported the header lines: 1 token\./);
  });

  test('text that is pasted into a field is left to the field', async () => {
    mountPanel({ tokens: ORDINARY });
    const field = document.querySelector('input, textarea');
    if (field === null) throw new Error('The panel has no field.');
    paste(TOKEN, field);
    paste('   ');
    await expect.element(importButton()).toBeVisible();
    await expect.element(told()).not.toBeInTheDocument();
  });

  test('files can be dropped anywhere, and the view says so while they are dragged', async () => {
    mountPanel({ tokens: ORDINARY });
    const data = transfer(file('session.har', har(TOKEN, OTHER)));
    expect(drag('dragenter', data)).toBe(true);
    await expect.poll(dropSign).toBe(true);
    expect(drag('dragover', data)).toBe(true);
    expect(drag('drop', data)).toBe(true);
    await expect.poll(dropSign).toBe(false);
    await expect
      .element(told())
      .toMatchTextContent(/Imported session\.har: 2 tokens from 2 requests\./);
  });

  test('what was dragged away before the sign was loaded leaves none', async () => {
    mountPanel();
    const data = transfer(TOKEN);
    drag('dragenter', data);
    drag('drop', data);
    await expect.element(told()).toMatchTextContent(/1 token/);
    expect(dropSign()).toBe(false);
  });

  test('what is dragged away again leaves no sign', async () => {
    mountPanel();
    const data = transfer(TOKEN);
    drag('dragenter', data);
    await expect.poll(dropSign).toBe(true);
    drag('dragleave', data);
    await expect.poll(dropSign).toBe(false);
  });
});

describe('what is told', () => {
  test('what could not be read, with its place', async () => {
    mountPanel();
    const entry = JSON.parse(har(TOKEN)).log.entries[0];
    const content = { encoding: 'base64', mimeType: 'text/plain', text: 'aGV*' };
    const odd = { ...entry, response: { status: 200, headers: [], content } };
    const text = JSON.stringify({ log: { entries: [entry, odd] } }).slice(0, -3);
    paste(`${text},{"request":`);
    const problems = told().getByRole('list', { name: 'What could not be read' });
    await expect
      .element(problems)
      .toMatchTextContent(
        /Entry 2: the response body is said to be base64 and is not, at offset 3\./,
      );
    await expect.element(problems).toMatchTextContent(/The file ends in the middle of entry 3/);
    await expectAccessible();
  });

  test('where nothing was found, where was looked', async () => {
    mountPanel({ tokens: ORDINARY });
    paste('nothing in here');
    await expect
      .element(told())
      .toMatchTextContent(/No token found in the text\. The whole text was looked through/);
    await expect.element(scope()).toHaveValue('tab');
    await expect.poll(rows).toBe(ORDINARY.length);
  });

  test('what is wrong with a damaged token, and what can be read', async () => {
    mountPanel();
    paste(TOKEN.slice(0, TOKEN.lastIndexOf('.') - 6));
    await expect.element(told()).toMatchTextContent(/looks like a token, but it is damaged/);
    await expect
      .element(told().getByRole('figure', { name: 'Header' }))
      .toMatchTextContent(/HS256/);
    await expect.element(told().getByRole('list', { name: 'What is wrong with it' })).toBeVisible();
    await expectAccessible();
  });
});

describe('a large import', () => {
  const many = (): string => {
    const entry = JSON.stringify(JSON.parse(har(TOKEN)).log.entries[0]);
    return `{"log":{"entries":[${Array.from({ length: 80_000 }, () => entry).join()}]}}`;
  };

  test('shows progress and can be cancelled; what was read stays', async () => {
    mountPanel();
    const content = many();
    drag('dragenter', transfer(file('large.har', content)));
    drag('drop', transfer(file('large.har', content)));
    const bar = page.getByRole('progressbar', { name: 'Read so far' });
    await expect.element(bar).toBeVisible();
    await expect.element(told()).toMatchTextContent(/Reading large\.har/);
    await told().getByRole('button', { name: 'Cancel' }).click();
    await expect
      .element(told())
      .toMatchTextContent(/large\.har: cancelled after \d+%\. \d+ tokens? so far/);
    await expect.element(bar).not.toBeInTheDocument();
  });
});

describe('the imported scope', () => {
  test('is apart from live traffic, and can be closed', async () => {
    const { feed } = mountPanel({ tokens: ORDINARY });
    paste(`${TOKEN}\n${OTHER}`);
    await expect.element(told()).toMatchTextContent(/Imported the text: 2 tokens\./);
    await expect.poll(rows).toBe(2);
    await expect.element(page.getByText('Imported, apart from live traffic')).toBeVisible();
    await userEvent.selectOptions(scope().element(), 'tab');
    await expect.poll(rows).toBe(ORDINARY.length);
    await userEvent.selectOptions(scope().element(), 'imported');
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect.element(page.getByText('No imported tokens')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(rows).toBe(2);
    expect(feed.calls).toEqual([]);
    await told().getByRole('button', { name: 'Close the import' }).click();
    await expect.poll(rows).toBe(2);
    await told().getByRole('button', { name: 'Forget what was imported?' }).click();
    await expect.element(told()).not.toBeInTheDocument();
    await expect.element(scope()).toHaveValue('tab');
    await expect.poll(rows).toBe(ORDINARY.length);
    expect(scope().element().textContent).not.toContain('Imported');
  });

  test('is there for a view that belongs to no tab too', async () => {
    mountPanel({ tokens: ORDINARY, tabId: null });
    paste(TOKEN);
    await expect.element(scope()).toHaveValue('imported');
  });
});
