package io.github.dealsummary.http;

import io.github.dealsummary.contract.DealContract;
import io.github.dealsummary.contract.Operation;
import io.github.dealsummary.contract.Reply;
import java.util.stream.Stream;

/** The replies to requests that no operation answers. */
final class ProblemReplies {
  private static final String SWAGGER = Operation.BASE_PATH + "/" + DealContract.SWAGGER_ROUTE;

  private ProblemReplies() {}

  static Reply of(int status) {
    return switch (status) {
      case 404 ->
          Reply.problem(
              404,
              "not_found",
              "Nothing is here. Ask %s %s; GET %s has all operations."
                  .formatted(Operation.SUMMARIZE.method(), Operation.SUMMARIZE.path(), SWAGGER));
      case 413 -> DealContract.tooLarge();
      case 503 ->
          Reply.problem(503, "ending", "The server is about to end. Ask again in a moment.")
              .with("Retry-After", "5");
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

  /** As many questions as may be are being answered. */
  static Reply busy() {
    return Reply.problem(
            503,
            "busy",
            "The server is answering as many questions as it can. Ask again in 5 seconds.")
        .with("Retry-After", "5");
  }

  /** Taking one of two would let a proxy and the server take different ones. */
  static Reply identityTwice(String name) {
    return Reply.problem(
            401, "caller_required", "Who asks came more than once: send " + name + " once.")
        .with("WWW-Authenticate", "Bearer");
  }

  static Reply wrongMethod(String path) {
    String allowed =
        Stream.of(Operation.values())
            .filter(operation -> isAt(operation, path))
            .map(Operation::method)
            .findFirst()
            .orElse("GET");
    return Reply.problem(405, "method_not_allowed", "Only " + allowed + " is answered here.")
        .with("Allow", allowed);
  }

  /** The router, too, ignores case and a slash at the end. */
  private static boolean isAt(Operation operation, String path) {
    return path.replaceFirst("/+$", "").equalsIgnoreCase(operation.path());
  }
}
