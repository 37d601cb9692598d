/** Events that tell that somebody reads the page and may want to use it. */
export const READER_SIGNS = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'wheel'] as const;

/** After this long things come without a sign: a screen reader gives none. */
export const PATIENCE_MS = 5000;
