package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Requests as the parts of a {@code $batch}, and the replies to them.
 *
 * @param caller named in each part, since a part does not inherit the batch's headers
 */
record BatchBody(HttpUrl root, @Nullable UUID caller) {
  private static final String LINE = "\r\n";

  /** The requests, each of which succeeds or fails by itself. */
  ApiRequest request(String attempt, List<ApiRequest> parts) {
    String boundary = "batch_" + UUID.randomUUID();
    String body = Multipart.write(boundary, parts.stream().map(this::message).toList());
    return batch(attempt, boundary, body, true);
  }

  /** The requests, which succeed or fail together. */
  ApiRequest changeSet(String attempt, List<ApiRequest> parts, boolean repeatable) {
    String boundary = "batch_" + UUID.randomUUID();
    String inner = "changeset_" + UUID.randomUUID();
    String set = Multipart.write(inner, parts.stream().map(this::message).toList());
    return batch(attempt, boundary, Multipart.around(boundary, inner, set), repeatable);
  }

  /** Reads the replies: one for each part, or a single failure for all of them. */
  static List<Multipart.Part> replies(ReplyHead head, InputStream body, int expected)
      throws IOException {
    List<Multipart.Part> parts = Multipart.read(head.header("Content-Type"), body.readAllBytes());
    boolean oneForAll = parts.size() == 1 && !parts.get(0).head().isSuccessful();
    if (parts.size() != expected && !oneForAll) {
      throw new UnreadableReply("it does not have as many parts as the batch");
    }
    return parts;
  }

  /** Makes the failure of a part. What its own header does not say, that of the batch does. */
  static DataverseException refusal(String attempt, ReplyHead batch, Multipart.Part part) {
    return Failures.ofReply(attempt, part.head().within(batch), part.body());
  }

  private static ApiRequest batch(
      String attempt, String boundary, String body, boolean repeatable) {
    // Without continue-on-error Dataverse would stop at the first failure and leave out the rest.
    Map<String, String> headers =
        Map.of(
            "Prefer",
            "odata.continue-on-error",
            "Content-Type",
            "multipart/mixed; boundary=\"" + boundary + "\"");
    return new ApiRequest(attempt, "POST", "$batch", headers, body, repeatable);
  }

  private String message(ApiRequest request) {
    StringBuilder message = new StringBuilder(request.method()).append(' ');
    message.append(address(request)).append(" HTTP/1.1").append(LINE);
    message.append("Accept: application/json").append(LINE);
    message.append("OData-MaxVersion: 4.0").append(LINE);
    message.append("OData-Version: 4.0").append(LINE);
    request.headers().forEach((name, value) -> header(message, name, value));
    if (caller != null) {
      header(message, "CallerObjectId", caller.toString());
    }
    return message.append(LINE).append(request.body() == null ? "" : request.body()).toString();
  }

  private static void header(StringBuilder message, String name, String value) {
    message.append(name).append(": ").append(value).append(LINE);
  }

  /** The path from the host on, whatever a link held. */
  private String address(ApiRequest request) {
    HttpUrl address = EnvironmentAddress.within(root, request);
    String query = address.encodedQuery();
    return address.encodedPath() + (query == null ? "" : "?" + query);
  }
}
