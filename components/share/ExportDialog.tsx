import { type Signal, useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ExportFormat, ExportResult } from '../../lib/view/export-run.ts';
import { keyPart, say, sayCounted } from '../../lib/words/say.ts';
import type { Host } from '../app/host.ts';
import { useStore } from '../app/store-context.ts';
import type { ExportChoice } from '../app/view-state.ts';
import { Button } from '../primitives/Button.tsx';
import { Dialog } from '../primitives/Dialog.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { Choice } from '../settings/Choice.tsx';
import css from './ExportDialog.module.css';
import { chosenIds, exportNow } from './export-now.ts';
import { ReceiptView } from './ReceiptView.tsx';

export interface ExportDialogProps extends Pick<Host, 'saveFile'> {
  readonly choice: Signal<ExportChoice>;
  readonly onClose: () => void;
}

const WHATS: readonly ExportChoice['what'][] = ['shown', 'selected', 'scope'];
const FORMATS: readonly ExportFormat[] = ['json', 'har', 'csv-tokens', 'csv-sightings'];

/** How far the writing of a file has come, 0 to 1, or what came of it. */
type Progress = { readonly share: number; readonly stop: () => void } | ExportResult | null;

/** What is saved, in which format, and whether it may be handed to others. */
export function ExportDialog({ choice, saveFile, onClose }: ExportDialogProps) {
  const store = useStore();
  const dialog = useRef<HTMLDialogElement>(null);
  const progress = useSignal<Progress>(null);

  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>('button[data-save]')?.focus();
    return () => stop(progress.peek());
  }, [progress]);

  async function save() {
    const stopping = new AbortController();
    const tell = (share: number) => {
      progress.value = { share, stop: () => stopping.abort() };
    };
    tell(0);
    progress.value = await exportNow(store, choice.peek(), saveFile, {
      signal: stopping.signal,
      onProgress: tell,
    });
  }

  return (
    <Dialog title={say('export_heading')} dialogRef={dialog} width={520} onClose={onClose}>
      <div class={css['form']}>
        <WhatChoice choice={choice} />
        <FormatChoice choice={choice} />
        <SafetyChoice choice={choice} />
      </div>
      <Outcome progress={progress} />
      <Footer choice={choice} progress={progress} onSave={save} />
    </Dialog>
  );
}

function stop(progress: Progress): void {
  if (progress !== null && 'stop' in progress) progress.stop();
}

interface ChoiceOf {
  readonly choice: Signal<ExportChoice>;
}

function WhatChoice({ choice }: ChoiceOf) {
  const { rows, scoped } = useStore();
  const counts = {
    shown: rows.shown.value.length,
    selected: rows.selected.value === null ? 0 : 1,
    scope: scoped.value.length,
  };
  const what = chosenWhat(choice.value, counts.selected);
  return (
    <fieldset class={css['group']}>
      <legend>{say('export_what')}</legend>
      {WHATS.map((it) => (
        <Choice
          key={it}
          type="radio"
          name="export-what"
          label={sayCounted(`export_what_${it}`, counts[it])}
          checked={what === it}
          disabled={counts[it] === 0}
          onChoose={() => {
            choice.value = { ...choice.value, what: it };
          }}
        />
      ))}
    </fieldset>
  );
}

/** The selection may have gone since it was chosen. */
function chosenWhat({ what }: ExportChoice, selected: number): ExportChoice['what'] {
  return what === 'selected' && selected === 0 ? 'shown' : what;
}

function FormatChoice({ choice }: ChoiceOf) {
  return (
    <fieldset class={css['group']}>
      <legend>{say('export_format')}</legend>
      {FORMATS.map((format) => (
        <Choice
          key={format}
          type="radio"
          name="export-format"
          label={say(`export_format_${keyPart(format)}`)}
          about={say(`export_about_${keyPart(format)}`)}
          checked={choice.value.format === format}
          onChoose={() => {
            choice.value = { ...choice.value, format };
          }}
        />
      ))}
    </fieldset>
  );
}

function SafetyChoice({ choice }: ChoiceOf) {
  const { safe } = choice.value;
  const choose = (wish: boolean) => {
    choice.value = { ...choice.value, safe: wish };
  };
  return (
    <fieldset class={css['group']}>
      <legend>{say('export_content')}</legend>
      <Choice
        type="radio"
        name="export-content"
        label={say('export_full')}
        about={say('export_about_full')}
        checked={!safe}
        onChoose={() => choose(false)}
      />
      <Choice
        type="radio"
        name="export-content"
        label={say('export_safe')}
        about={say('export_about_safe')}
        checked={safe}
        onChoose={() => choose(true)}
      />
    </fieldset>
  );
}

/** What came of it, told to screen readers too. */
function Outcome({ progress }: { readonly progress: Signal<Progress> }) {
  const result = progress.value;
  const done = result !== null && 'ok' in result ? result : null;
  const words = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (done)
      words.current?.scrollIntoView({ block: done.ok && done.receipt ? 'start' : 'nearest' });
  }, [done]);
  return (
    <>
      <p class={css['outcome']} role="status" ref={words}>
        {done?.ok === true
          ? say('export_saved', { name: done.name })
          : done?.ok === false
            ? say(done.code === 'stopped' ? 'export_stopped' : 'exported_nothing')
            : ''}
      </p>
      {done?.ok === true && done.receipt ? (
        <ReceiptView receipt={done.receipt} verdicts={done.verdicts} />
      ) : null}
    </>
  );
}

/** A key that is held down is pressed once. */
function ignoreRepeated(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}

interface FooterProps extends ChoiceOf {
  readonly progress: Signal<Progress>;
  readonly onSave: () => void;
}

function Footer({ choice, progress, onSave }: FooterProps) {
  const store = useStore();
  const counts = useComputed(() => {
    const ids = new Set(chosenIds(store, choice.value));
    const chosen = store.scoped.value.filter(({ id }) => ids.has(id));
    const sightings = chosen.reduce((sum, { record }) => sum + record.sightingCount, 0);
    return { tokens: chosen.length, sightings };
  });
  const { tokens, sightings } = counts.value;
  const running = progress.value;
  const isRunning = running !== null && 'stop' in running;
  return (
    <div class={css['footer']}>
      {choice.value.safe ? null : (
        <p class={css['warning']}>
          <Icon name="warning" />
          <span>{say('export_warning')}</span>
        </p>
      )}
      <span class={css['counts']}>
        {sayCounted('export_tokens', tokens)} · {sayCounted('export_sightings', sightings)}
      </span>
      {isRunning ? (
        <progress aria-label={say('export_running')} max={1} value={running.share} />
      ) : null}
      {/* One and the same button, so that it keeps the focus. */}
      <Button
        look={isRunning ? 'plain' : 'primary'}
        data-save
        disabled={tokens === 0 && !isRunning}
        onKeyDown={ignoreRepeated}
        onClick={({ detail }) => {
          if (!isRunning) onSave();
          // The second half of a double click on Save stops nothing.
          else if (detail < 2) running.stop();
        }}
      >
        {say(isRunning ? 'export_stop' : 'export_save')}
      </Button>
    </div>
  );
}
