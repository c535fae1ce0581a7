"""Tiny sources in the shape of the real ones."""

import csv
from pathlib import Path
from typing import Any

import duckdb
import pytest

OLIST: dict[str, tuple[str, list[str]]] = {
    "olist_orders_dataset": (
        "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,"
        "order_delivered_customer_date,order_estimated_delivery_date",
        [
            "good,c1,delivered,2018-01-01 10:00:00,2018-01-01 11:00:00,2018-01-02 09:00:00,2018-01-05 09:00:00,"
            "2018-01-04 00:00:00",
            "unpaid,c2,created,2018-01-01 12:00:00,,,,2018-01-09 00:00:00",
            "empty,c1,unavailable,2018-01-02 10:00:00,2018-01-02 10:10:00,,,2018-01-09 00:00:00",
            "cents,c1,delivered,2018-01-02 11:00:00,2018-01-02 11:10:00,2018-01-03 00:00:00,2018-01-04 00:00:00,"
            "2018-01-09 00:00:00",
            "ended,c2,canceled,2018-01-03 10:00:00,2018-01-03 10:10:00,,,2018-01-09 00:00:00",
            "early,c2,delivered,2018-01-04 10:00:00,2018-01-06 10:00:00,2018-01-05 10:00:00,2018-01-08 10:00:00,"
            "2018-01-19 00:00:00",
        ],
    ),
    "olist_order_items_dataset": (
        "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value",
        [
            "good,1,p1,s1,2018-01-02 00:00:00,10.00,2.50",
            "good,2,p1,s1,2018-01-02 00:00:00,10.00,2.50",
            "good,3,p2,s2,2018-01-02 00:00:00,5.55,1.00",
            "unpaid,1,p1,s1,2018-01-02 00:00:00,10.00,2.50",
            "cents,1,p2,s2,2018-01-02 00:00:00,5.55,1.00",
            "ended,1,p1,s1,2018-01-04 00:00:00,11.00,0.00",
            "early,1,p1,s1,2018-01-06 00:00:00,10.00,2.50",
        ],
    ),
    "olist_order_payments_dataset": (
        "order_id,payment_sequential,payment_type,payment_installments,payment_value",
        [
            "good,1,credit_card,1,30.00",
            "good,2,voucher,1,1.55",
            "unpaid,1,boleto,1,12.50",
            "empty,1,boleto,1,99.99",
            "cents,1,boleto,1,6.54",
            "ended,1,boleto,1,11.00",
            "early,1,boleto,1,12.50",
        ],
    ),
    "olist_order_reviews_dataset": (
        "review_id,order_id,review_score,review_comment_title,review_comment_message,review_creation_date,"
        "review_answer_timestamp",
        [
            "r1,good,4,,Chegou tarde,2018-01-06 00:00:00,2018-01-06 10:00:00",
            "r2,good,1,,,2018-01-07 00:00:00,2018-01-07 10:00:00",
            "r3,ended,1,,,2018-01-07 00:00:00,2018-01-07 11:00:00",
        ],
    ),
    "olist_products_dataset": (
        "product_id,product_category_name",
        ["p1,beleza_saude", "p2,"],
    ),
    "olist_customers_dataset": (
        "customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state",
        ["c1,u1,01012,sao paulo,SP", "c2,u2,35182,timoteo,MG"],
    ),
    "product_category_name_translation": (
        "product_category_name,product_category_name_english",
        ["beleza_saude,health_beauty"],
    ),
}

INVOICES: list[tuple[Any, ...]] = [
    ("1001", "A", "MUG", 6, "2010-12-01 08:00", 2.55, 17.0, "United Kingdom"),
    ("1001", "B", "LANTERN", 2, "2010-12-01 08:00", 3.00, 17.0, "United Kingdom"),
    ("1001", "A", "MUG", 4, "2010-12-01 08:01", 2.55, 17.0, "United Kingdom"),
    ("1001", "B", "LANTERN", 1, "2010-12-01 08:01", 3.10, 17.0, "United Kingdom"),
    ("1002", "A", "MUG", 1, "2010-12-02 08:00", 2.55, None, "France"),
    ("1003", "A", "MUG", 1, "2010-12-02 09:00", 0.001, 18.0, "France"),
    ("1004", "A", "MUG", -1, "2010-12-02 10:00", 0.0, 18.0, "France"),
    ("C1005", "A", "MUG", -8, "2010-12-03 08:00", 2.55, 17.0, "United Kingdom"),
    ("C1006", "A", "MUG", -3, "2010-12-04 08:00", 2.55, 17.0, "United Kingdom"),
    ("C1007", "B", "LANTERN", -1, "2010-12-04 09:00", 2.00, 17.0, "United Kingdom"),
]


@pytest.fixture
def olist_folder(tmp_path: Path) -> Path:
    """A marketplace of six purchases."""
    for name, (head, rows) in OLIST.items():
        with (tmp_path / f"{name}.csv").open("w", newline="") as file:
            csv.writer(file).writerows(line.split(",") for line in [head, *rows])
    return tmp_path


@pytest.fixture
def retail_file(tmp_path: Path) -> Path:
    """A wholesaler's ten lines."""
    path = tmp_path / "online_retail.parquet"
    database = duckdb.connect()
    database.execute(
        "CREATE TABLE lines (InvoiceNo VARCHAR, StockCode VARCHAR, Description VARCHAR, Quantity BIGINT,"
        " InvoiceDate TIMESTAMP_NS, UnitPrice DOUBLE, CustomerID DOUBLE, Country VARCHAR)"
    )
    database.executemany("INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?, ?)", INVOICES)
    database.execute(f"COPY lines TO '{path}' (FORMAT parquet)")
    return path
