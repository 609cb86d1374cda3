import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { KeyReading } from '../../lib/judge/verify/key-reading.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { hostOf } from '../../lib/view/verification/key-words.ts';
import { say } from '../../lib/words/say.ts';
import { useVeil } from '../app/veil.tsx';
import { Button } from '../primitives/Button.tsx';
import { Dialog, useShown } from '../primitives/Dialog.tsx';
import { SafeText } from '../primitives/SafeText.tsx';
import { type Given, useReading } from './given-keys.ts';
import { ReadKeys } from './ReadKeys.tsx';
import css from './UseKeyDialog.module.css';
import type { VerifyDesk } from './verify-desk.ts';

interface UseKeyDialogProps {
  readonly entry: Entry;
  readonly desk: VerifyDesk;
  readonly onClose: () => void;
}

/** Where a person gives a key: pasted, dropped or chosen. What it is taken for is shown at once. */
export function UseKeyDialog({ entry, desk, onClose }: UseKeyDialogProps) {
  const dialog = useShown();
  const [given, setGiven] = useState<Given>({ text: '', file: null, isSecret: false });
  const read = useReading(given);
  const url = given.isSecret ? null : addressIn(read);
  // An address is a secret only if the person says so.
  const reading = url === null ? read : withoutKeys(read);

  function take(): void {
    if (reading?.ok !== true) return;
    dialog.current?.close();
    void desk.use(entry, reading.keys);
  }

  // In the turn of the press, as the browser may have to ask for access.
  function fetchFrom(jwksUri: string): void {
    dialog.current?.close();
    void desk.fetchKeys(entry, { issuer: null, jwksUri });
  }

  async function takeFile(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setGiven({ text: '', file: { name: file.name, content: file }, isSecret: false });
  }

  return (
    <Dialog title={say('use_key_title')} dialogRef={dialog} width={560} onClose={onClose}>
      <form
        class={css['form']}
        onDragEnter={keepFile}
        onDragOver={keepFile}
        onDrop={(event: DragEvent) => {
          if (!keepFile(event)) return;
          void takeFile(event.dataTransfer?.files[0]);
        }}
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          take();
        }}
      >
        <label class={css['label']} for="key-text">
          {say('use_key_label')}
        </label>
        <KeyText
          given={given}
          onText={(text) => setGiven({ ...given, text, file: null })}
          onFile={takeFile}
        />
        {given.file === null ? null : (
          <p>
            <SafeText>{say('use_key_file', { name: given.file.name })}</SafeText>
          </p>
        )}
        <ReadKeys reading={reading} />
        {canBeSecret(reading) || given.isSecret ? (
          <label class={css['choice']}>
            <input
              type="checkbox"
              checked={given.isSecret}
              onChange={({ currentTarget }) =>
                setGiven({ ...given, isSecret: currentTarget.checked })
              }
            />
            {say('use_key_is_secret')}
          </label>
        ) : null}
        <p class={css['note']}>{say('use_key_note')}</p>
        <Actions canTake={reading?.ok === true} onFile={takeFile}>
          {url === null ? null : (
            <Button look="primary" onClick={() => fetchFrom(url)}>
              <SafeText>{say('verify_fetch_from', { host: hostOf(url) })}</SafeText>
            </Button>
          )}
        </Actions>
      </form>
    </Dialog>
  );
}

/** Where keys are, if an address or the configuration of an issuer was given in place of them. */
function addressIn(reading: KeyReading | null): string | null {
  for (const problem of reading?.problems ?? []) {
    if (problem.code === 'is-url' || problem.code === 'is-configuration') return problem.url;
  }
  return null;
}

function withoutKeys(reading: KeyReading | null): KeyReading | null {
  const [first, ...others] = reading?.problems ?? [];
  return first === undefined ? null : { ok: false, problems: [first, ...others] };
}

/** The page behind would import what is dropped. */
function keepFile(event: DragEvent): boolean {
  if (event.dataTransfer?.types.includes('Files') !== true) return false;
  event.preventDefault();
  event.stopPropagation();
  event.dataTransfer.dropEffect = 'copy';
  return true;
}

/** What has a structure may be a secret all the same. */
function canBeSecret(reading: KeyReading | null): boolean {
  return reading !== null && !(reading.ok && reading.form === 'secret');
}

interface KeyTextProps {
  readonly given: Given;
  readonly onText: (text: string) => void;
  readonly onFile: (file: File | undefined) => void;
}

function KeyText({ given, onText, onFile }: KeyTextProps) {
  const { tokens } = useVeil();
  return (
    <textarea
      class={css['text']}
      id="key-text"
      // Whoever hides tokens does not want keys to be read over the shoulder either.
      data-hidden={tokens}
      rows={6}
      autofocus
      spellcheck={false}
      autocomplete="off"
      placeholder={say('use_key_placeholder')}
      value={given.text}
      onInput={({ currentTarget }) => onText(currentTarget.value)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (event.currentTarget instanceof HTMLTextAreaElement)
          event.currentTarget.form?.requestSubmit();
      }}
      onPaste={(event: ClipboardEvent) => {
        const [file] = event.clipboardData?.files ?? [];
        if (file === undefined) return;
        event.preventDefault();
        onFile(file);
      }}
    />
  );
}

interface ActionsProps {
  readonly canTake: boolean;
  /** What is to be done with what was given in place of taking it, or null. */
  readonly children: ComponentChildren;
  readonly onFile: (file: File | undefined) => void;
}

function Actions({ canTake, children, onFile }: ActionsProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div class={css['actions']}>
      <Button onClick={() => picker.current?.click()}>{say('use_key_choose')}</Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={say('use_key_choose')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = '';
          onFile(file);
        }}
      />
      <span class={css['grow']} />
      {children ?? (
        <Button look="primary" type="submit" disabled={!canTake}>
          {say('use_key_take')}
        </Button>
      )}
    </div>
  );
}
