package io.github.dealsummary.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.Deals;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Question;
import org.junit.jupiter.api.Test;

class InsightRowsTest {
  @Test
  void noteFitsItsColumnHoweverMuchIsEscaped() {
    Insight insight = Insight.about(Question.about("Fourth Coffee"), "'".repeat(5_000));
    InsightRows rows = new InsightRows(insight, Deals.deal(1, null, null, null));
    assertThat(rows.noteText()).hasSizeLessThan(100_000).contains("&#39;".repeat(5_000));
  }
}
