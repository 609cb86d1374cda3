// Copies that few ask for, loaded when somebody does.
import type { Sighting } from '../ledger/sighting.ts';
import { createShare } from '../share/share.ts';
import { say, sayCounted } from '../words/say.ts';
import type { Copy, OnDemandForm } from './copy.ts';
import { curlArguments, curlCommand, latestRequest } from './curl.ts';
import type { Entry } from './entry.ts';
import { markdownTable } from './markdown.ts';
import { toldOf } from './verification/told-tokens.ts';
import { signatureLine } from './verification/verdict-text.ts';

/**
 * The text of a token in a form that is made on demand.
 * @param sightings of the token, oldest first
 */
export function makeCopy(entry: Entry, form: OnDemandForm, sightings: readonly Sighting[]): Copy {
  switch (form) {
    case 'curl':
    case 'curl-token': {
      const sighting = latestRequest(entry.record.raw, sightings);
      return sighting ? copyCurl(entry, sighting, form) : noRequest();
    }
    case 'markdown':
      return markdown(entry);
    case 'safe':
      return safe(entry);
  }
}

/** A request as a cURL command. */
export function copyCurl(
  { record: { raw } }: Entry,
  sighting: Sighting,
  form: 'curl' | 'curl-token',
): Copy {
  const args = curlArguments(raw, sighting);
  if (args === null) return noRequest();
  const masked = form === 'curl';
  const name = say(masked ? 'copy_name_curl' : 'copy_name_curl_token');
  return { ok: true, name, text: curlCommand(raw, args, masked) };
}

function noRequest(): Copy {
  return { ok: false, code: 'no-request', reason: say('copy_no_request') };
}

/** The claims, or the header of a token whose claims cannot be read; below it its signature, if that was checked. */
function markdown({ token }: Entry): Copy {
  const of = token.claims.state === 'read' ? 'claims' : 'header';
  const members = token.claims.state === 'read' ? token.claims.set : token.header;
  const verdict = signatureLine(toldOf(token));
  const about = verdict === null ? '' : `\n${verdict}\n`;
  const text = `${markdownTable(members, of)}\n${about}`;
  return { ok: true, name: say('copy_name_markdown'), text };
}

function safe({ record }: Entry): Copy {
  const share = createShare();
  share.learn(record);
  const text =
    share.token(record.raw) ?? share.history({ record, sightings: [] })?.record.raw ?? '';
  const count = share.receipt().replacements.length;
  return {
    ok: true,
    name: say('copy_name_safe'),
    text,
    remark: sayCounted('copy_replaced', count),
  };
}
