/** Where staff write: words, quick replies behind a slash, pictures. Enter sends. */
import { api, call, newKey, type Schemas } from "@guang/api";
import { Icon } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, type InputRef, Popover, Select } from "antd";
import { type KeyboardEvent, type Ref, useRef, useState } from "react";
import { useWords } from "../texts";
import { type Draft, send, useDo } from "./state";
import type { Reply } from "./types";
import { asked, filled, matching, type Places } from "./words";

const MOST = 2_000;

/** Goods on sale to point at; what is chosen is sent. */
function SendGoods({
  store,
  disabled,
  send: point,
}: {
  store: string;
  disabled: boolean;
  send: (id: string) => void;
}) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const goods = useQuery({
    queryKey: ["on-sale", store],
    enabled: open,
    queryFn: () => api.goods.ofStore(store),
  });
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      content={
        <Select
          showSearch
          optionFilterProp="label"
          style={{ width: 320 }}
          value={null}
          loading={goods.isPending}
          placeholder={t("support.choose_goods")}
          aria-label={t("support.choose_goods")}
          options={(goods.data?.items ?? []).map((one) => ({ value: one.id, label: one.title }))}
          onChange={(id: string | null) => {
            setOpen(false);
            if (id) point(id);
          }}
        />
      }
    >
      <Button
        type="text"
        aria-label={t("support.add_goods")}
        icon={<Icon name="bag" size={20} />}
        disabled={disabled}
      />
    </Popover>
  );
}

interface Props {
  path: string;
  /** Whose goods can be sent. */
  store?: string;
  replies: Reply[];
  places: Places;
  disabled?: string;
  field?: Ref<InputRef>;
}

export function Composer({ path, store, replies, places, disabled, field }: Props) {
  const t = useWords();
  const act = useDo();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  /** A second try after a failure is the same message. */
  const key = useRef(newKey());
  const query = asked(text);
  const found = query === null ? [] : matching(replies, query);
  const chosen = Math.min(at, found.length - 1);

  const say = async (draft: Draft) => {
    setBusy(true);
    const done = await act(() => send(path, draft, key.current));
    if (done) key.current = newKey();
    setBusy(false);
    return done;
  };
  const submit = async () => {
    const words = text.trim();
    if (!words || busy || disabled) return;
    if (await say({ text: words })) setText("");
  };
  const take = (reply: Reply) => {
    setText(filled(reply.text, places));
    setAt(0);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const one = found[chosen];
    if (one && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : found.length - 1;
      setAt((chosen + step) % found.length);
    } else if (one && (event.key === "Enter" || event.key === "Tab")) {
      event.preventDefault();
      take(one);
    } else if (event.key === "Escape") {
      (event.target as HTMLElement).blur();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void submit();
    }
  };
  const picture = async (chosenFile: File | undefined) => {
    if (!chosenFile) return;
    await act(async () => {
      const kept = await call<Schemas["ImageOut"]>("POST", "/api/images", {
        body: chosenFile,
        headers: { "Content-Type": chosenFile.type || "application/octet-stream" },
      });
      await send(path, { image: kept.id });
    });
  };
  return (
    <div className="talk-write">
      {query !== null && (
        <div className="talk-replies" role="listbox" aria-label={t("support.replies")}>
          {found.map((reply, place) => (
            <button
              key={reply.code}
              type="button"
              role="option"
              aria-selected={place === chosen}
              onClick={() => take(reply)}
            >
              <code>/{reply.code}</code> <span>{filled(reply.text, places)}</span>
            </button>
          ))}
          {found.length === 0 && <p className="none">{t("support.no_reply")}</p>}
        </div>
      )}
      {disabled && <p className="quiet">{disabled}</p>}
      <div className="row">
        <Button
          type="text"
          aria-label={t("support.add_picture")}
          icon={<Icon name="image" size={20} />}
          disabled={Boolean(disabled)}
          onClick={() => file.current?.click()}
        />
        <input
          ref={file}
          type="file"
          accept="image/*"
          hidden
          onChange={(event) => {
            void picture(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        {store && (
          <SendGoods
            store={store}
            disabled={Boolean(disabled)}
            send={(id) => void act(() => send(path, { card: id }))}
          />
        )}
        <Input.TextArea
          ref={field as never}
          value={text}
          maxLength={MOST}
          autoSize={{ minRows: 1, maxRows: 6 }}
          disabled={Boolean(disabled)}
          placeholder={t(replies.length ? "support.write" : "support.write_plain")}
          aria-label={t("support.write")}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKey}
        />
        <Button
          type="primary"
          loading={busy}
          disabled={!text.trim() || Boolean(disabled)}
          onClick={() => void submit()}
        >
          {t("support.send")}
        </Button>
      </div>
    </div>
  );
}
