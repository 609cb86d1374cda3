// The options of curl, as its manual names them: which take a value, and the letters that stand for them.

/** Short options that take a value, with the long names of those that are looked at. */
const SHORT: Readonly<Record<string, string>> = {
  H: 'header',
  d: 'data',
  b: 'cookie',
  u: 'user',
  U: 'proxy-user',
  X: 'request',
  A: 'user-agent',
  e: 'referer',
  F: 'form',
  ...{ C: '', D: '', E: '', K: '', P: '', Q: '', T: '', Y: '', c: '', h: '', m: '', o: '', r: '' },
  ...{ t: '', w: '', x: '', y: '', z: '' },
};

const WITH_VALUE: ReadonlySet<string> = new Set(
  (
    'header data data-raw data-binary data-ascii data-urlencode json cookie user proxy-user request ' +
    'url url-query user-agent referer oauth2-bearer form form-string proxy-header ' +
    'output max-time connect-timeout retry retry-delay retry-max-time proxy socks4 socks5 ' +
    'socks5-hostname noproxy cacert capath cert cert-type key key-type pass ciphers tls13-ciphers ' +
    'resolve connect-to interface dns-servers range limit-rate cookie-jar dump-header write-out ' +
    'upload-file config time-cond continue-at max-redirs max-filesize request-target unix-socket ' +
    'aws-sigv4 login-options delegation proto proto-default proto-redir trace trace-ascii stderr ' +
    'expect100-timeout keepalive-time local-port rate variable tls-max curves hsts alt-svc ' +
    'service-name parallel-max happy-eyeballs-timeout-ms pinnedpubkey crlfile engine ' +
    'doh-url preproxy socks4a proxy-cacert proxy-capath proxy-cert proxy-key proxy-pass netrc-file ' +
    'etag-save etag-compare speed-limit speed-time create-file-mode output-dir mail-from mail-rcpt ' +
    'abstract-unix-socket sasl-authzid proxy-service-name haproxy-clientip ipfs-gateway quote'
  ).split(' '),
);

export interface CurlOption {
  /** Its long name; empty for one that is not looked at. */
  readonly name: string;
  /** Null where it takes none, or none follows. */
  readonly value: string | null;
  /** The line of its value, or else of the option, counted from 1. */
  readonly line: number;
}

interface Word {
  readonly text: string;
  readonly line: number;
}

/**
 * A command's words as options; a word that belongs to none is a `url`, as curl takes it.
 * Total and linear.
 */
export function curlOptions(words: readonly Word[]): readonly CurlOption[] {
  const options: CurlOption[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    const { text, line } = word;
    const next = words[index + 1];
    if (text.startsWith('--') && text.length > 2) {
      const name = text.slice(2);
      const takes = WITH_VALUE.has(name);
      options.push({ name, value: takes ? (next?.text ?? null) : null, line: next?.line ?? line });
      if (takes) index++;
    } else if (text.startsWith('-') && text.length > 1 && text !== '--') {
      const { flags, last } = letters(text);
      for (const letter of flags) options.push({ name: FLAGS[letter] ?? '', value: null, line });
      if (last === null) continue;
      const value = last.value === '' ? (next?.text ?? null) : last.value;
      options.push({ name: last.name, value, line: next?.line ?? line });
      if (last.value === '') index++;
    } else if (/^[\d&]?[<>]/.test(text)) {
      // Where the answer goes is the shell's business.
      if (/^[\d&]?[<>]+&?$/.test(text)) index++;
    } else if (text !== '' && text !== '--') options.push({ name: 'url', value: text, line });
  }
  return options;
}

const FLAGS: Readonly<Record<string, string>> = { G: 'get', I: 'head', ':': 'next' };

/** `-sSXPOST` is three options, the last of them with its value. */
function letters(text: string) {
  for (let at = 1; at < text.length; at++) {
    const letter = text.charAt(at);
    if (!Object.hasOwn(SHORT, letter)) continue;
    const value = text.slice(at + 1);
    return { flags: text.slice(1, at), last: { name: SHORT[letter] ?? '', value } };
  }
  return { flags: text.slice(1), last: null };
}
