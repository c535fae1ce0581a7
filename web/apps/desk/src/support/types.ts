/** The shapes of conversations on the desk, as the OpenAPI document has them. */
import type { Schemas } from "@guang/api";

export type Talk = Schemas["DeskTalk"];
export type Talks = Schemas["DeskTalks"];
export type TalkPage = Schemas["DeskTalkPage"];
export type Asked = Schemas["AskedTalk"];
export type AskedTalks = Schemas["AskedTalks"];
export type Message = Schemas["MessageOut"];
export type Messages = Schemas["Messages"];
export type Card = Schemas["CardOut"];
export type Reply = Schemas["QuickReply"];
export type Hours = Schemas["DeskOut"];
