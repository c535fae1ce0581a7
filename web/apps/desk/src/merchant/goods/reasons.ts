/** Why a row of a file is left out: the server says it in English sentences, of which these are all. */
import { type Key, known, type Words } from "../../texts";

const KNOWN: readonly [sentence: RegExp, key: string][] = [
  [/^there is no (?<what>handle|id|title|price)$/, "import.why.none"],
  [/^the (?<what>price|weight|quantity) ['"](?<given>.*)['"] is not a number$/, "import.why.no_number"],
  [/^the price ['"](?<given>.*)['"] is finer than (?<currency>\w+) goes$/, "import.why.too_fine"],
  [/^the price is not above zero$/, "import.why.not_above_zero"],
  [/^the price is in (?<theirs>\w+), the store sells in (?<ours>\w+)$/, "import.why.currency"],
  [/^the (?<what>handle|id) was used in line (?<line>\d+) already/, "import.why.used"],
  [/^the variant (?<variant>.*) was in line (?<line>\d+) already$/, "import.why.variant"],
  [/^the option ['"](?<option>.*)['"] has no value$/, "import.why.option"],
];

/** A reason in the reader's language; what is none of these is said as it came. */
export function reasonOf(t: Words, said: string): string {
  for (const [sentence, key] of KNOWN) {
    const found = said.match(sentence);
    if (!found) continue;
    const { what, ...given } = found.groups ?? {};
    const name = what === undefined ? "" : known(t, `import.what.${what}`, what);
    return t(key as Key, { ...given, what: name });
  }
  return said;
}
