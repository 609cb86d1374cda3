/**
 * Milliseconds by which two clocks may differ without a word: computers that set their clock themselves
 * are seconds off; what these rules look for are whole time zones, and clocks that nobody set.
 */
export const CLOCK_LEEWAY = 20 * 60_000;
