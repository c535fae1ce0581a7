/** Event ids made in the browser: 42 bits of ms since 2000-01-01 and 21 random bits, as 13 Crockford base32 digits. */

const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
export const EPOCH_MS = Date.UTC(2000, 0, 1);
const TAIL_BITS = 21n;
const LENGTH = 13;

export function encodeId(prefix: string, value: bigint): string {
  let text = "";
  let rest = value;
  for (let at = 0; at < LENGTH; at++) {
    text = DIGITS[Number(rest & 31n)] + text;
    rest >>= 5n;
  }
  return `${prefix}_${text}`;
}

export function decodeId(text: string): bigint {
  const digits = text.slice(text.indexOf("_") + 1);
  let value = 0n;
  for (const digit of digits) {
    const worth = DIGITS.indexOf(digit);
    if (worth < 0) throw new RangeError(`not an id: ${text}`);
    value = (value << 5n) | BigInt(worth);
  }
  return value;
}

function randomTail(): bigint {
  const word = new Uint32Array(1);
  crypto.getRandomValues(word);
  return BigInt((word[0] ?? 0) >>> 11);
}

/** A fresh `evt_…`; ids made later sort later. */
export function newEventId(nowMs = Date.now(), tail = randomTail()): string {
  return encodeId("evt", (BigInt(nowMs - EPOCH_MS) << TAIL_BITS) | (tail & 0x1fffffn));
}

/** When an id was made, in ms since 1970. */
export const timeOf = (id: string): number => Number(decodeId(id) >> TAIL_BITS) + EPOCH_MS;

/** A key that makes a repeated money request one request. */
export function newKey(): string {
  return crypto.randomUUID();
}

export const prefixOf = (id: string): string => id.slice(0, id.indexOf("_"));
