package io.github.dealsummary.http;

import io.github.dealsummary.contract.DealContract;
import io.github.dealsummary.contract.Reply;
import java.util.Locale;

/** The replies to what no operation answers. */
final class Refusals {
  static final String INSIGHTS = "/api/Insights";

  private Refusals() {}

  static Reply of(int status) {
    return switch (status) {
      case 404 ->
          Reply.problem(
              404,
              "not_found",
              "Nothing is here. Ask GET /api/DealSummary; GET /api/swagger.json has all operations.");
      case 413 -> DealContract.tooLarge();
      case 421 ->
          Reply.problem(
              421,
              "misdirected",
              "Without keys this server answers to localhost, 127.0.0.1 and [::1] only.");
      case 403 ->
          Reply.problem(
              403, "cross_site", "Without keys this server does not answer other sites' pages.");
      default -> DealContract.unreadable(status);
    };
  }

  static Reply wrongMethod(String path) {
    boolean posted = path.toLowerCase(Locale.ROOT).startsWith(INSIGHTS.toLowerCase(Locale.ROOT));
    String allowed = posted ? "POST" : "GET";
    return Reply.problem(405, "method_not_allowed", "Only " + allowed + " is answered here.")
        .with("Allow", allowed);
  }
}
