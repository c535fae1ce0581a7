import { post } from "@guang/api";
import { toast } from "@guang/ui";
import { go } from "../state/router";
import { asSomebody, Dismissed } from "../state/session";
import type { Texts } from "../texts";
import { sayProblem } from "../texts/problems";

/** Talk with a store: about itself, or about whatever it sells or has sold. */
export async function talkAbout(about: string, t: Texts): Promise<void> {
  try {
    const talk = await asSomebody("talk", () => post("/api/conversations", { body: { about } }));
    go(`/messages/${talk.id}${about.startsWith("sto_") ? "" : `?about=${about}`}`);
  } catch (error) {
    if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
  }
}
