/** The shapes of conversations, as the OpenAPI document has them. */
import type { Schemas } from "@guang/api";

export type TalkItem = Schemas["TalkItem"];
export type Talk = Schemas["TalkPage"];
export type Message = Schemas["MessageOut"];
export type Card = Schemas["CardOut"];
export type Page = Schemas["Messages"];
