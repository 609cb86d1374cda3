import type { Finding } from '../../lib/judge/findings.ts';
import { ruleWords } from '../../lib/view/finding-words.ts';
import { severityWord } from '../../lib/view/rule-titles.ts';
import { say } from '../../lib/words/say.ts';
import type { DetailState } from '../app/view-state.ts';
import { Menu } from '../primitives/Menu.tsx';
import { SeverityIcon } from '../primitives/SeverityIcon.tsx';
import { EvidenceRow } from './EvidenceRow.tsx';
import css from './FindingsTab.module.css';
import { spotOf } from './spot.ts';

interface FindingItemProps {
  readonly finding: Finding;
  readonly state: DetailState;
  /** Where it can be muted, beside everywhere. */
  readonly sites: readonly string[];
  readonly onMute: (finding: Finding, site: string | null) => void;
}

/** One finding: what was seen, why it matters, what to change, and a way not to be told of it again. */
export function FindingItem({ finding, state, sites, onMute }: FindingItemProps) {
  const { code, severity, source, evidence } = finding;
  const { title, why, fix } = ruleWords(code);
  return (
    <li
      class={css['finding']}
      data-severity={severity}
      data-spot={spotOf('finding', code)}
      tabIndex={-1}
    >
      <div class={css['head']}>
        <h3 class={css['title']}>
          <SeverityIcon severity={severity} />
          <span class={css['severity']}>{severityWord(severity)}</span>
          <span>{title}</span>
        </h3>
        <Menu
          look="quiet"
          label={say('findings_mute_rule', { title })}
          items={[
            ...sites.map((site) => ({
              id: site,
              label: say('findings_mute_site', { site }),
              run: () => onMute(finding, site),
            })),
            {
              id: '',
              label: say('findings_mute_everywhere'),
              group: 'everywhere',
              run: () => onMute(finding, null),
            },
          ]}
        >
          {say('findings_mute')}
        </Menu>
      </div>
      <dl class={css['evidence']}>
        {evidence.map((one, index) => (
          <EvidenceRow key={index} evidence={one} state={state} />
        ))}
      </dl>
      <p>{why}</p>
      <p>
        <strong>{say('findings_fix')}</strong> {fix}
      </p>
      <p class={css['source']}>
        {source.join(' · ')} · <code>{code}</code>
      </p>
    </li>
  );
}
