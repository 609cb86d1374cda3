// The core is compiled without the DOM library. These few WHATWG globals exist in every engine it
// runs in (extension pages, service workers, Node), so it may use them and nothing else.

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

declare class URL {
  constructor(url: string, base?: string);
  readonly hash: string;
  readonly host: string;
  readonly hostname: string;
  readonly href: string;
  readonly origin: string;
  readonly password: string;
  readonly pathname: string;
  readonly port: string;
  readonly protocol: string;
  readonly search: string;
  readonly username: string;
  static canParse(url: string, base?: string): boolean;
}

declare class URLSearchParams {
  constructor(text: string);
  get(name: string): string | null;
}

declare function setTimeout(callback: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;
declare function atob(data: string): string;

// Of WebCrypto (w3.org/TR/webcrypto-2) what lib/judge/verify and npm jose ask for.

type BufferSource = ArrayBufferView<ArrayBuffer> | ArrayBuffer;
type KeyUsage =
  | 'decrypt'
  | 'deriveBits'
  | 'deriveKey'
  | 'encrypt'
  | 'sign'
  | 'unwrapKey'
  | 'verify'
  | 'wrapKey';

interface CryptoKey {
  readonly algorithm: {
    readonly name: string;
    readonly modulusLength?: number;
    readonly namedCurve?: string;
  };
  readonly extractable: boolean;
  readonly type: 'private' | 'public' | 'secret';
  readonly usages: KeyUsage[];
}

/** An algorithm's name, or its name with its parameters. */
type CryptoAlgorithm = string | { readonly name: string; readonly [parameter: string]: unknown };

declare const crypto: {
  getRandomValues<T extends ArrayBufferView<ArrayBuffer>>(array: T): T;
  readonly subtle: {
    decrypt(algorithm: CryptoAlgorithm, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
    deriveBits(algorithm: CryptoAlgorithm, key: CryptoKey, length: number): Promise<ArrayBuffer>;
    digest(algorithm: CryptoAlgorithm, data: BufferSource): Promise<ArrayBuffer>;
    exportKey(format: 'raw' | 'spki' | 'pkcs8', key: CryptoKey): Promise<ArrayBuffer>;
    exportKey(format: 'jwk', key: CryptoKey): Promise<Readonly<Record<string, unknown>>>;
    importKey(
      format: 'raw' | 'spki' | 'pkcs8' | 'jwk',
      data: unknown,
      algorithm: CryptoAlgorithm,
      extractable: boolean,
      usages: readonly KeyUsage[],
    ): Promise<CryptoKey>;
    sign(algorithm: CryptoAlgorithm, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
    unwrapKey(
      format: 'raw',
      wrapped: BufferSource,
      key: CryptoKey,
      wrapping: CryptoAlgorithm,
      algorithm: CryptoAlgorithm,
      extractable: boolean,
      usages: readonly KeyUsage[],
    ): Promise<CryptoKey>;
    verify(
      algorithm: CryptoAlgorithm,
      key: CryptoKey,
      signature: BufferSource,
      data: BufferSource,
    ): Promise<boolean>;
  };
};
