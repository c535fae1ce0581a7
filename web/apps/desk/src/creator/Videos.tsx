/** A creator's videos: what is being worked on with its progress, what is on the street, what was refused and why. */
import { call, type Schemas } from "@guang/api";
import { Icon } from "@guang/ui";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Dropdown, App as Feedback, Progress, Table } from "antd";
import { Link } from "react-router";
import { Ago, Empty, Failure, Goods, Head, More, Nothing, State } from "../shell/parts";
import type { DeskVideo, Page } from "../state/types";
import { trouble, useWords } from "../texts";

const MOVING = new Set(["uploading", "transcoding", "reviewing"]);

export default function Videos() {
  const t = useWords();
  const client = useQueryClient();
  const { message, modal } = Feedback.useApp();
  const videos = useInfiniteQuery({
    queryKey: ["videos", "all"],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      call<Page<DeskVideo>>("GET", "/api/me/videos", { query: { cursor: pageParam || null, limit: 30 } }),
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.items.some((video) => MOVING.has(video.state)))
        ? 1500
        : false,
  });
  const rows = videos.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = useCounts(rows.filter((row) => row.state === "published").map((row) => row.id));
  if (videos.isError) return <Failure error={videos.error} retry={() => void videos.refetch()} />;
  const change = async (video: DeskVideo, hidden: boolean) => {
    try {
      await call("PATCH", `/api/videos/${video.id}`, { body: { private: hidden } });
      await client.invalidateQueries({ queryKey: ["videos"] });
    } catch (error) {
      void message.error(trouble(error, t), 6);
    }
  };
  const remove = (video: DeskVideo) =>
    modal.confirm({
      title: t("video.remove.title", { title: video.title }),
      content: t("video.remove.about"),
      okText: t("video.remove"),
      okButtonProps: { danger: true },
      onOk: async () => {
        await call("DELETE", `/api/videos/${video.id}`).catch((error) => message.error(trouble(error, t)));
        await client.invalidateQueries({ queryKey: ["videos"] });
      },
    });
  const upload = (
    <Link to="/videos/new">
      <Button type="primary">{t("video.new")}</Button>
    </Link>
  );
  if (!videos.isPending && !rows.length) {
    return (
      <>
        <Head title={t("nav.videos")} />
        <Empty title={t("video.empty")} about={t("video.empty.about")} icon="play">
          {upload}
        </Empty>
      </>
    );
  }
  return (
    <>
      <Head title={t("nav.videos")} about={t("videos.about")}>
        {upload}
      </Head>
      <div className="card flush">
        <Table<DeskVideo>
          rowKey="id"
          dataSource={rows}
          pagination={false}
          locale={{ emptyText: <Nothing pending={videos.isPending} /> }}
          scroll={{ x: 1040 }}
          columns={[
            {
              title: t("video.title"),
              render: (_, row) => (
                <Goods
                  tall
                  image={row.poster_url || null}
                  title={row.title}
                  about={row.topics.map((topic) => `#${topic}`).join(" ")}
                />
              ),
            },
            {
              title: t("goods.state"),
              width: 200,
              render: (_, row) => (
                <>
                  <State of={row.state} />
                  {row.state === "transcoding" && (
                    <Progress
                      className="mini"
                      percent={row.progress}
                      size="small"
                      aria-label={t("video.progress")}
                    />
                  )}
                  {row.reason && <div className="quiet">{row.reason}</div>}
                </>
              ),
            },
            {
              title: t("video.goods"),
              width: 280,
              render: (_, row) =>
                row.anchors.map((anchor) => (
                  <Goods
                    key={anchor.product}
                    image={anchor.image_url}
                    title={anchor.title}
                    about={
                      anchor.alive
                        ? t("video.from", { s: (anchor.start_ms / 1000).toFixed(1) })
                        : t("video.anchor.dead")
                    }
                  />
                )),
            },
            {
              title: t("video.answers"),
              width: 170,
              render: (_, row) => <Answers of={counts.data?.get(row.id)} />,
            },
            {
              title: t("video.made"),
              width: 140,
              render: (_, row) => <Ago at={row.created_at} />,
            },
            {
              width: 60,
              render: (_, row) => (
                <Dropdown
                  trigger={["click"]}
                  menu={{
                    items: [
                      ...(row.state === "published"
                        ? [
                            {
                              key: "see",
                              label: (
                                <a href={`/s/${row.id}`} target="_blank" rel="noreferrer">
                                  {t("video.see")}
                                </a>
                              ),
                            },
                            { key: "hide", label: t("video.hide"), onClick: () => void change(row, true) },
                          ]
                        : []),
                      ...(row.state === "private"
                        ? [{ key: "show", label: t("video.show"), onClick: () => void change(row, false) }]
                        : []),
                      {
                        key: "remove",
                        danger: true,
                        label: t("video.remove"),
                        onClick: () => void remove(row),
                      },
                    ],
                  }}
                >
                  <Button type="text" aria-label={t("video.more", { title: row.title })}>
                    <Icon name="more" size={18} />
                  </Button>
                </Dropdown>
              ),
            },
          ]}
        />
        <More
          shown={rows.length}
          more={videos.hasNextPage}
          busy={videos.isFetchingNextPage}
          load={() => void videos.fetchNextPage()}
        />
      </div>
    </>
  );
}

type Counts = Schemas["VideoCounts"];
const MOST = 100;

/** How people answered, by video. */
function useCounts(videos: string[]) {
  const asked = videos.slice(0, MOST);
  return useQuery({
    queryKey: ["videos", "answers", asked],
    enabled: asked.length > 0,
    placeholderData: (before) => before,
    queryFn: async () => {
      const query = asked.map((id) => `id=${id}`).join("&");
      const found = await call<{ items: Counts[] }>("GET", `/api/me/videos/counts?${query}`);
      return new Map(found.items.map((one) => [one.video, one]));
    },
  });
}

function Answers({ of }: { of: Counts | undefined }) {
  const t = useWords();
  if (!of) return <span className="quiet">–</span>;
  return (
    <span className="marks">
      <span title={t("likes")}>
        <Icon name="heart" size={16} /> <span className="g-hidden-text">{t("likes")}</span>{" "}
        {t.compact(of.likes)}
      </span>
      <span title={t("comments")}>
        <Icon name="comment" size={16} /> <span className="g-hidden-text">{t("comments")}</span>{" "}
        {t.compact(of.comments)}
      </span>
      <span title={t("favourites")}>
        <Icon name="star" size={16} /> <span className="g-hidden-text">{t("favourites")}</span>{" "}
        {t.compact(of.favourites)}
      </span>
    </span>
  );
}
