/** Bounds on what the ledger keeps. Counts stay exact when sightings are let go. */
export interface Limits {
  /** Tokens; beyond it the one seen longest ago goes first. */
  readonly tokens: number;
  /** Sightings kept of one token; the oldest go first. */
  readonly sightingsPerToken: number;
  /** Distinct places kept of one token; later ones are counted as sightings only. */
  readonly placesPerToken: number;
  /** Hosts, tabs and jar domains kept of one token. */
  readonly hostsPerToken: number;
  /** UTF-16 units of a sighting's URL, its end being cut off. */
  readonly urlLength: number;
  /** UTF-16 units of a field, cookie or parameter name, or a step of unwrapping, its end being cut off. */
  readonly fieldLength: number;
  /** UTF-16 units of a WWW-Authenticate field, its end being cut off. */
  readonly challengeLength: number;
  /** Requests whose response is awaited; beyond it the one that began first is given up. */
  readonly openExchanges: number;
  /** Answered requests that are remembered for their next redirect hop and their body. */
  readonly closedExchanges: number;
  /** UTF-16 units of the URL that first showed a token, its end being cut off. */
  readonly originLength: number;
  /** Tokens that a new one is said to have come with. */
  readonly beside: number;
  /** Tokens that a new one is said to be issued for. */
  readonly issuedFor: number;
  /** Servers whose clock is watched; beyond it the one heard of longest ago goes first. */
  readonly clocks: number;
  /** Texts that come again and again and are kept once, of each sort. */
  readonly sharedTexts: number;
  /**
   * UTF-16 units of all tokens that are stored together: so many are 10,000 short ones. storage.session holds 10 MB,
   * of which the journal, what is known of jars, and a person's keys need the rest.
   */
  readonly characters: number;
}

export const LIMITS: Limits = {
  tokens: 10_000,
  sightingsPerToken: 256,
  placesPerToken: 32,
  hostsPerToken: 32,
  urlLength: 2048,
  fieldLength: 256,
  challengeLength: 512,
  openExchanges: 10_000,
  closedExchanges: 1_000,
  originLength: 512,
  beside: 4,
  issuedFor: 4,
  clocks: 200,
  sharedTexts: 4_000,
  characters: 8_700_000,
};
