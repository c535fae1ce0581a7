"""最 is a boast; 最新 is a date. Disguises do not help."""

import time
from pathlib import Path

import pytest
from hypothesis import given, strategies

from guang.trust.governance import rulebook
from guang.trust.governance.words import Rule, Rulebook, compile_rules, fold, squeeze

READER = rulebook.in_force()

EVERYDAY = {
    "最大程度", "最新", "最新科技", "最新科学", "最新技术", "尖端", "军队", "高考升学率", "升值", "护身", "评比",
    "排序", "指定", "推荐", "选用", "获奖", "保险公司", "安全", "热销", "试用",
}  # fmt: skip
"""Words of the published list that shops need every day, or that only mean something in a context of their own."""


def rules_of(text: str) -> set[str]:
    return {hit.rule.id for hit in READER.read(text, "listing") if not hit.rule.shadow}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("全网最低价", "absolute.superlative"),
        ("最 佳 选 择", "absolute.superlative"),
        ("最*佳", "absolute.superlative"),
        ("最\u200b佳", "absolute.superlative"),
        ("销量第一的面膜", "absolute.first"),
        ("ＮＯ．１ brand", "absolute.first"),
        ("Our No. 1 seller", "absolute.first"),
        ("WORLD'S BEST coffee", "absolute.superlative"),
        ("最灵的耳机", "absolute.any_most"),
        ("三天瘦10斤", "medical.cure"),
        ("根治脱发", "medical.cure"),
        ("This balm cures eczema", "medical.cure"),
        ("Lose 10 kg in two weeks", "medical.cure"),
        ("稳赚不赔", "finance.promise"),
        ("国宴专用", "state.organs"),
        ("招财开光手链", "superstition.luck"),
        ("加我微信 tea_lover88", "away.contact"),
        ("详情见 https://example.com/x", "away.contact"),
        ("联系 13812345678", "away.contact"),
        ("replica watches, mirror quality", "goods.fake"),
        ("高 仿 包", "goods.fake"),
        ("代开发票", "goods.forbidden"),
        ("online casino", "decency.adult"),
    ],
)
def test_a_forbidden_claim_is_found_in_any_disguise(text: str, rule: str) -> None:
    assert rule in rules_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "最新款 2026 春季连衣裙", "最近上新", "最后两件", "最多可装 3 升", "最大承重 120kg", "最低温度 -5 度",
        "最高可达 40 档", "最好不要机洗", "第一次购买送运费险", "第一时间发货", "第一本手帐", "安全第一", "唯一识别码",
        "100%纯棉", "最佳赏味期 30 天", "治愈系桌面摆件", "本品不能代替药物治疗", "野生发酵茶", "高仿真花",
        "绝对湿度计", "国家级非遗苏绣", "招财猫存钱罐", "万能充电器", "书包过大可退", "运转运行平稳", "模特供图",
        "无敌号电子词典",
        "Best before: see lid", "Size No.1 brush", "bench no. 12", "A top 10 list", "cash apple", "Portobello mushroom",
        "Pornic sea salt", "最喜欢的颜色", "学生发圈", "洗发护发",
        "釉色在壶肩积得最深", "第三天，是它最好的一天", "入门第一只紫砂壶", "这个声音太治愈", "colour #1d1d22",
    ],
)  # fmt: skip
def test_everyday_words_pass(text: str) -> None:
    assert rules_of(text) == set()


def test_a_hit_points_at_the_words_as_written() -> None:
    (hit,) = [hit for hit in READER.read("这 是 ＮＯ．１", "listing") if hit.rule.id == "absolute.first"]

    assert (hit.start, hit.end, hit.words) == (4, 8, "ＮＯ．１")


def test_a_rule_only_applies_where_it_says() -> None:
    rule = Rule(id="a.b", verdict="rejected", says={"en": "No."}, words=("bad",), where=("video",))
    reader = compile_rules(Rulebook("1", (rule,)))

    assert len(reader.read("so bad", "video")) == 1
    assert reader.read("so bad", "listing") == []
    assert reader.read("badge", "video") == []


def test_the_published_list_is_covered_except_for_everyday_words(shared_data: Path) -> None:
    listed = {word.strip() for word in (shared_data / "ad_law_words" / "words.txt").read_text("utf-8").split("\n")}
    unseen = {word for word in listed if word and not READER.read(word, "listing")}

    assert unseen == EVERYDAY & listed


@given(strategies.text(max_size=80))
def test_any_text_can_be_read_and_every_span_lies_inside_it(text: str) -> None:
    for hit in READER.read(text, "listing"):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.words == text[hit.start : hit.end]


@given(strategies.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)

    assert fold(once.text).text == once.text
    assert squeeze(squeeze(once)).text == squeeze(once).text


def test_a_long_text_is_read_in_reasonable_time() -> None:
    text = "手工茶碗，青釉，口径约九厘米。Wheel-thrown, wood-fired. " * 200
    started = time.perf_counter()
    READER.read(text, "listing")

    assert time.perf_counter() - started < 2
