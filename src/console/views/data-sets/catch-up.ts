/**
 * How often what has changed is read while it is seen, in milliseconds: a hundred changes in between cost one reading.
 */
export const CATCH_UP_MS = 300
