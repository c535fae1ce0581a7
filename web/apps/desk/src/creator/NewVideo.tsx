/** Upload a video, give it words, and hang goods on it at the moments when they are seen. */
import { call, get } from "@guang/api";
import { Icon } from "@guang/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Form, Input, Progress, Select, Upload } from "antd";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { Goods, Head } from "../shell/parts";
import { useStore } from "../state/store";
import type { CountedPage, DeskVideo, ProductLine, Upload as Sent } from "../state/types";
import { send } from "../state/upload";
import { trouble, useWords } from "../texts";

const MOST_ANCHORS = 10;
/** In a link, or by itself. */
const PRODUCT = /prd_[0-9a-hjkmnp-tv-z]{13}/;

interface Anchor {
  product: string;
  title: string;
  image: string | null;
  start_ms: number;
}

export default function NewVideo() {
  const t = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [file, setFile] = useState<File | null>(null);
  const [source, setSource] = useState("");
  const [share, setShare] = useState(0);
  const [sent, setSent] = useState<Sent | null>(null);
  const [anchors, setAnchors] = useState<Anchor[]>([]);
  const [busy, setBusy] = useState(false);
  const [moment, setMoment] = useState(0);
  const player = useRef<HTMLVideoElement>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const take = (next: File) => {
    stop.current?.abort();
    const control = new AbortController();
    stop.current = control;
    setFile(next);
    setSent(null);
    setShare(0);
    setSource((before) => {
      if (before) URL.revokeObjectURL(before);
      return URL.createObjectURL(next);
    });
    send(next, setShare, control.signal).then(setSent, (error) => {
      if (control.signal.aborted) return;
      setFile(null);
      void message.error(trouble(error, t), 8);
    });
  };
  const publish = async (words: { title: string; topics?: string[] }) => {
    if (!sent) return;
    setBusy(true);
    try {
      await call<DeskVideo>("POST", "/api/videos", {
        body: {
          upload: sent.id,
          title: words.title,
          topics: (words.topics ?? []).map((topic) => topic.replace(/^#/, "").trim().toLowerCase()),
          language: t.locale,
          anchors: anchors.map(({ product, start_ms }) => ({ product, start_ms })),
        },
      });
      await client.invalidateQueries({ queryKey: ["videos"] });
      void navigate("/videos");
    } catch (error) {
      void message.error(trouble(error, t), 8);
    } finally {
      setBusy(false);
    }
  };
  const shown = anchors
    .filter((anchor) => anchor.start_ms <= moment)
    .sort((a, b) => b.start_ms - a.start_ms)[0];
  const here = () => Math.round((player.current?.currentTime ?? 0) * 1000);
  return (
    <>
      <Head
        title={t("video.new")}
        about={t("video.new.about")}
        back={{ to: "/videos", name: t("nav.videos") }}
      />
      <div className="form">
        <div>
          <section className="section">
            <h2>{t("video.file")}</h2>
            <Upload.Dragger
              accept="video/mp4,video/quicktime,video/webm,video/x-matroska"
              showUploadList={false}
              beforeUpload={(next) => {
                take(next);
                return false;
              }}
            >
              <p style={{ margin: 8 }}>{file ? file.name : t("video.drop")}</p>
              <p className="quiet" style={{ margin: 8 }}>
                {t("video.kinds")}
              </p>
            </Upload.Dragger>
            {file && (
              <Progress
                percent={Math.floor(share * 100)}
                status={sent ? "success" : "active"}
                aria-label={t("video.progress")}
              />
            )}
          </section>
          <Form
            layout="vertical"
            className="section"
            onFinish={(words) => void publish(words as { title: string; topics?: string[] })}
          >
            <h2>{t("product.words")}</h2>
            <Form.Item
              name="title"
              label={t("video.title")}
              rules={[{ required: true, message: t("required") }]}
            >
              <Input maxLength={120} showCount />
            </Form.Item>
            <Form.Item name="topics" label={t("video.topics")}>
              <Select
                mode="tags"
                maxCount={5}
                tokenSeparators={[",", " ", "，"]}
                open={false}
                suffixIcon={null}
                placeholder={t("video.topics.hint")}
              />
            </Form.Item>
            <Form.Item label={t("video.goods")}>
              <Picker
                taken={anchors.map((anchor) => anchor.product)}
                add={(anchor) => setAnchors([...anchors, { ...anchor, start_ms: here() }])}
                disabled={anchors.length >= MOST_ANCHORS}
              />
              {anchors.map((anchor) => (
                <div key={anchor.product} className="anchor">
                  <Goods
                    image={anchor.image}
                    title={anchor.title}
                    about={t("video.from", { s: (anchor.start_ms / 1000).toFixed(1) })}
                  />
                  <Button
                    onClick={() =>
                      setAnchors(
                        anchors.map((one) =>
                          one.product === anchor.product ? { ...one, start_ms: here() } : one,
                        ),
                      )
                    }
                  >
                    {t("video.here")}
                  </Button>
                  <Button
                    type="text"
                    icon={<Icon name="trash" size={16} />}
                    aria-label={`${t("remove")}: ${anchor.title}`}
                    onClick={() => setAnchors(anchors.filter((one) => one.product !== anchor.product))}
                  />
                </div>
              ))}
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={busy} disabled={!sent}>
              {sent || !file ? t("video.publish") : t("uploading")}
            </Button>
          </Form>
        </div>
        <aside>
          <div className="preview">
            {source ? (
              <video
                ref={player}
                src={source}
                controls
                playsInline
                muted
                aria-label={t("preview")}
                onTimeUpdate={({ currentTarget }) => setMoment(currentTarget.currentTime * 1000)}
              />
            ) : (
              <span className="hint">{t("video.preview.none")}</span>
            )}
            {shown && (
              <div className="shown">
                <Goods image={shown.image} title={shown.title} />
              </div>
            )}
          </div>
          <p className="quiet">{t("video.preview.about")}</p>
        </aside>
      </div>
    </>
  );
}

function Picker({
  taken,
  add,
  disabled,
}: {
  taken: string[];
  add: (anchor: Omit<Anchor, "start_ms">) => void;
  disabled: boolean;
}) {
  const t = useWords();
  const store = useStore();
  const [q, setQ] = useState("");
  const found = useQuery({
    queryKey: ["goods", store?.id, "listed", q],
    enabled: store !== null && !PRODUCT.test(q),
    queryFn: () =>
      call<CountedPage<ProductLine>>("GET", `/api/stores/${store?.id}/desk/products`, {
        query: { state: "listed", q: q || null },
      }),
  });
  const pasted = q.match(PRODUCT)?.[0] ?? null;
  const linked = useQuery({
    queryKey: ["linked", pasted],
    enabled: pasted !== null,
    queryFn: () => get("/api/products/{product}", { path: { product: pasted ?? "" } }),
  });
  const own = (found.data?.items ?? []).map(({ id, title, image_url }) => ({ id, title, image_url }));
  const items = [
    ...(linked.data
      ? [{ id: linked.data.id, title: linked.data.title, image_url: linked.data.images[0] ?? null }]
      : own),
  ].filter((item) => !taken.includes(item.id));
  return (
    <Select
      aria-label={t("video.goods")}
      showSearch={{ filterOption: false, onSearch: setQ }}
      value={null}
      disabled={disabled}
      placeholder={t("video.goods.hint")}
      loading={found.isFetching || linked.isFetching}
      notFoundContent={<span className="quiet">{t(store ? "nothing.found" : "video.goods.none")}</span>}
      onChange={(id: string) => {
        const item = items.find((one) => one.id === id);
        if (item) add({ product: item.id, title: item.title, image: item.image_url });
      }}
      options={items.map((item) => ({ value: item.id, label: item.title, image: item.image_url }))}
      optionRender={({ data }) => <Goods image={data.image} title={data.label} />}
      style={{ width: "100%" }}
    />
  );
}
