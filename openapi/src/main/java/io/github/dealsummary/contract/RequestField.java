package io.github.dealsummary.contract;

import io.github.dealsummary.Insight;
import io.github.dealsummary.Insight.Origin;
import io.github.dealsummary.Question;

/** What a request may say, in a query parameter or in a field of its body. */
enum RequestField {
  CUSTOMER_NAME("customerName", Question.LONGEST_NAME),
  CUSTOMER_ID("customerId"),
  TEXT("text", Insight.LONGEST_TEXT),
  AGENT("agent", Origin.LONGEST_LINE),
  CASE_NUMBER("caseNumber", Origin.LONGEST_LINE),
  INSTANCE("instance", Origin.LONGEST_LINE),
  OPPORTUNITY_ID("opportunityId"),
  DUE_DATE("dueDate"),
  IDEMPOTENCY_KEY("idempotencyKey", Insight.LONGEST_KEY),
  ENVIRONMENT("environment", 64), // as long as the settings let a name be
  RANKING("ranking"),
  WON_DEALS("wonDeals"),
  FORMAT("format");

  private final String word;
  private final int longest;

  RequestField(String word) {
    this(word, Integer.MAX_VALUE); // its words or its form bound it
  }

  RequestField(String word, int longest) {
    this.word = word;
    this.longest = longest;
  }

  /** The most characters (code points) of its value, as the published files say. */
  int longest() {
    return longest;
  }

  /** As it is written in a request: {@code customerName} and so on. */
  @Override
  public String toString() {
    return word;
  }
}
