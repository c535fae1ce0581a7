const KNOWN = Intl.supportedValuesOf("timeZone");

/** Every time zone that may be chosen, the present one included. */
export const zones = (now: string): string[] => [...new Set([now, ...KNOWN])];
