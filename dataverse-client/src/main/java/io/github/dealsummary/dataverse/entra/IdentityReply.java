package io.github.dealsummary.dataverse.entra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.TokenRequest.Reply;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint for managed identities answers: {@code access_token} and, as seconds since 1970
 * in a string, {@code expires_on}; or an error, which IMDS writes as Entra ID does and App Service
 * with {@code message}.
 */
final class IdentityReply {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private IdentityReply() {}

  static AccessToken token(Reply reply) {
    JsonNode body = json(reply);
    JsonNode token = body.path("access_token");
    try {
      Instant expiry = Instant.ofEpochSecond(body.path("expires_on").asLong());
      if (expiry.isAfter(Instant.EPOCH)) {
        return new AccessToken(token.isTextual() ? token.textValue() : "", expiry);
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      // Said below, without what was there: it may be a token.
    }
    throw DataverseException.of(
            Kind.UNREADABLE,
            "The answer of the platform's identity endpoint holds no token. Check what answers there.")
        .status(reply.status())
        .build();
  }

  static DataverseException failure(Reply reply) {
    JsonNode body = json(reply);
    String code = body.path("error").asText();
    @Nullable String error = CODE.matcher(code).matches() ? code : null;
    String detail = body.path("error_description").asText(body.path("message").asText());
    Optional<String> number = SignInAdvice.number(detail);
    Kind kind = kind(reply.status());
    String message =
        "The platform's identity endpoint gave no token ("
            + reply.status()
            + (error == null ? "" : " " + error)
            + number.map(known -> ", AADSTS" + known).orElse("")
            + "). "
            + (kind == Kind.UNAUTHENTICATED
                ? number
                    .flatMap(SignInAdvice::aboutEnvironment)
                    .orElse(
                        "Check that the identity is assigned to this app or machine, and its id.")
                : "Try again later.");
    return DataverseException.of(kind, message)
        .status(reply.status())
        .code(error)
        .detail(detail.isEmpty() ? null : detail)
        .retryAfter(reply.retryAfter().orElse(null))
        .build();
  }

  private static Kind kind(int status) {
    if (status == 429) {
      return Kind.THROTTLED;
    }
    return status >= 500 || status == 408 || status == 410
        ? Kind.UNAVAILABLE
        : Kind.UNAUTHENTICATED;
  }

  private static JsonNode json(Reply reply) {
    try {
      JsonNode body = JSON.readTree(reply.body());
      return body == null ? MissingNode.getInstance() : body;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
