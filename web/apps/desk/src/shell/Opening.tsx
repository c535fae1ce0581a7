/** Lists whose rows open beside them: the ways to look at them, the rows, and the way to more. */
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { Segmented, Table, type TableProps } from "antd";
import type { ReactNode } from "react";
import { More, Nothing } from "./parts";

/** One way to look at a list, with how much is in it. */
export interface Way {
  key: string;
  name: string;
  count?: number;
}

export function Ways({
  ways,
  chosen,
  choose,
}: {
  ways: readonly Way[];
  chosen: string;
  choose: (key: string) => void;
}) {
  return (
    <div className="bar">
      <Segmented
        value={chosen}
        onChange={choose}
        options={ways.map(({ key, name, count }) => ({
          value: key,
          label: (
            <>
              {name}
              {count !== undefined && <span className="count">{count}</span>}
            </>
          ),
        }))}
      />
    </div>
  );
}

/** Rows that open by a click or the Enter key; the one that is open stands out. */
export function OpeningRows<Row extends { id: string }>({
  found,
  open,
  look,
  none,
  columns,
  width = 860,
}: {
  found: UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>;
  open: string | null | undefined;
  look: (id: string) => void;
  none: ReactNode;
  columns: NonNullable<TableProps<Row>["columns"]>;
  /** Below so many pixels the rows are pushed sideways. */
  width?: number;
}) {
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Table<Row>
        rowKey="id"
        dataSource={rows}
        pagination={false}
        scroll={{ x: width }}
        rowClassName={(row) => (row.id === open ? "at" : "")}
        onRow={(row) => ({
          tabIndex: 0,
          onClick: () => look(row.id),
          onKeyDown: (event) => event.key === "Enter" && look(row.id),
          style: { cursor: "pointer" },
        })}
        locale={{ emptyText: <Nothing pending={found.isPending}>{none}</Nothing> }}
        columns={columns}
      />
      <More
        shown={rows.length}
        more={found.hasNextPage}
        busy={found.isFetchingNextPage}
        load={() => void found.fetchNextPage()}
      />
    </>
  );
}
