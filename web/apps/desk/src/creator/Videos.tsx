/** A creator's videos: what is being worked on with its progress, what is on the street, what was refused and why. */
import { call } from "@guang/api";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Dropdown, App as Feedback, Progress, Table } from "antd";
import { Link } from "react-router";
import { Empty, Failure, Goods, Head, State } from "../shell/parts";
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
  if (videos.isError) return <Failure error={videos.error} retry={() => void videos.refetch()} />;
  const rows = videos.data?.pages.flatMap((page) => page.items) ?? [];
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
        <Empty title={t("video.empty")} about={t("video.empty.about")}>
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
      <div className="card">
        <Table<DeskVideo>
          rowKey="id"
          loading={videos.isPending}
          dataSource={rows}
          pagination={false}
          sticky
          scroll={{ x: 720 }}
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
              width: 240,
              render: (_, row) => (
                <>
                  <State of={row.state} />
                  {row.state === "transcoding" && (
                    <Progress percent={row.progress} size="small" aria-label={t("video.progress")} />
                  )}
                  {row.reason && <div className="quiet">{row.reason}</div>}
                </>
              ),
            },
            {
              title: t("video.goods"),
              width: 200,
              render: (_, row) =>
                row.anchors.map((anchor) => (
                  <div key={anchor.product} className={anchor.alive ? undefined : "quiet"}>
                    {anchor.title}
                    {!anchor.alive && ` · ${t("video.anchor.dead")}`}
                  </div>
                )),
            },
            {
              title: t("video.made"),
              width: 180,
              render: (_, row) => <span className="quiet">{t.date(row.created_at)}</span>,
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
                    ⋯
                  </Button>
                </Dropdown>
              ),
            },
          ]}
        />
        {videos.hasNextPage && (
          <Button block style={{ marginTop: 12 }} onClick={() => void videos.fetchNextPage()}>
            {t("more")}
          </Button>
        )}
      </div>
    </>
  );
}
