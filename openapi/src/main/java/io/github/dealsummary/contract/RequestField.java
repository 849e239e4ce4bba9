package io.github.dealsummary.contract;

/** The names of what a request may say, in a query parameter or in a field of its body. */
enum RequestField {
  CUSTOMER_NAME("customerName"),
  CUSTOMER_ID("customerId"),
  TEXT("text"),
  AGENT("agent"),
  CASE_NUMBER("caseNumber"),
  INSTANCE("instance"),
  OPPORTUNITY_ID("opportunityId"),
  DUE_DATE("dueDate"),
  IDEMPOTENCY_KEY("idempotencyKey"),
  ENVIRONMENT("environment"),
  RANKING("ranking"),
  WON_DEALS("wonDeals"),
  FORMAT("format");

  private final String word;

  RequestField(String word) {
    this.word = word;
  }

  /** As it is written in a request: {@code customerName} and so on. */
  @Override
  public String toString() {
    return word;
  }
}
