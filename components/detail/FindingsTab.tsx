import { useSignal } from '@preact/signals';
import type { Finding } from '../../lib/judge/findings.ts';
import type { Entry } from '../../lib/view/entry.ts';
import { judgementOf } from '../../lib/view/findings.ts';
import { mutableSites, unmuted, withMute } from '../../lib/view/mute-choice.ts';
import { ruleTitle } from '../../lib/view/rule-titles.ts';
import { say, sayCounted } from '../../lib/words/say.ts';
import type { SettingsAccess } from '../app/host.ts';
import { useStore } from '../app/store-context.ts';
import type { DetailState } from '../app/view-state.ts';
import { FindingItem } from './FindingItem.tsx';
import css from './FindingsTab.module.css';
import { MutedFindings } from './MutedFindings.tsx';
import { SeverityFilter } from './SeverityFilter.tsx';
import { show, spotOf } from './spot.ts';

interface FindingsTabProps {
  readonly entry: Entry;
  readonly state: DetailState;
  readonly access: SettingsAccess;
}

/** What is worth telling about the token, from worst to mildest. */
export function FindingsTab({ entry, state, access }: FindingsTabProps) {
  const { findings, failed, muted } = judgementOf(entry);
  const { notices, announcer } = useStore();
  const latest = useSignal<string | null>(null);
  const hidden = state.hiddenSeverities.value;
  const shown = findings.filter(({ severity }) => !hidden.has(severity));
  const left = findings.length - shown.length;

  function tell(text: string) {
    notices.post('done', text);
    announcer.say(text);
  }

  function mute({ code }: Finding, site: string | null) {
    const settings = access.settings.peek();
    latest.value = code;
    access.change({ ...settings, mutes: withMute(settings.mutes, { rule: code, site }) });
    const title = ruleTitle(code);
    tell(
      site === null
        ? say('findings_muted_everywhere', { title })
        : say('findings_muted_site', { title, site }),
    );
  }

  function unmute({ code }: Finding) {
    const settings = access.settings.peek();
    latest.value = null;
    access.change({ ...settings, mutes: unmuted(settings.mutes, code, entry.record) });
    tell(say('findings_told_again', { title: ruleTitle(code) }));
    show(state, 'findings', spotOf('finding', code));
  }

  return (
    <div class={css['tab']}>
      <SeverityFilter findings={findings} hidden={state.hiddenSeverities} />
      {findings.length === 0 ? (
        <p class={css['note']}>
          {say(muted.length === 0 ? 'findings_none' : 'findings_all_muted')}
        </p>
      ) : (
        <ul class={css['findings']} aria-label={say('detail_findings')}>
          {shown.map((finding) => (
            <FindingItem
              key={finding.code}
              finding={finding}
              state={state}
              sites={mutableSites(entry.record)}
              onMute={mute}
            />
          ))}
        </ul>
      )}
      {left === 0 ? null : <p class={css['note']}>{sayCounted('findings_hidden', left)}</p>}
      <MutedFindings findings={muted} latest={latest.value} onUnmute={unmute} />
      {failed.map(({ code }) => (
        <p key={code} class={css['note']}>
          {say('rule_failed', { rule: code })}
        </p>
      ))}
    </div>
  );
}
