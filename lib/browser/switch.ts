/** A set of browser listeners that is registered and removed as one. */
export interface Switch {
  on(): void;
  off(): void;
}
