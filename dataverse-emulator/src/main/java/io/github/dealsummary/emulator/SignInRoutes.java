package io.github.dealsummary.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.emulator.identity.Entra;
import io.github.dealsummary.emulator.identity.TokenReply;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.web.PercentEncoding;
import io.github.dealsummary.emulator.web.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes of the Entra stand-in. */
final class SignInRoutes {
  private static final Pattern ROUTE =
      Pattern.compile(
          "/([^/]+)/(oauth2/v2\\.0/token|oauth2/v2\\.0/devicecode|devicelogin|v2\\.0/\\.well-known/openid-configuration|discovery/v2\\.0/keys)");

  private static final Pattern TOKEN = Pattern.compile("/[^/]+/oauth2/v2\\.0/token");

  private final ObjectMapper mapper = new ObjectMapper();
  private final Entra entra;
  private final Store store;

  SignInRoutes(Entra entra, Store store) {
    this.entra = entra;
    this.store = store;
  }

  static boolean isTokenEndpoint(String path) {
    return TOKEN.matcher(path).matches();
  }

  /** Empty if the path is not one of these routes. */
  Optional<Reply> answer(String method, String path, String query, String body) {
    Matcher route = ROUTE.matcher(path);
    if (!route.matches()) {
      return Optional.empty();
    }
    String tenant = route.group(1);
    return Optional.of(
        switch (method + " " + route.group(2)) {
          case "POST oauth2/v2.0/token" ->
              json(entra.answer(tenant, PercentEncoding.decodeParameters(body)));
          case "POST oauth2/v2.0/devicecode" ->
              json(entra.deviceCode(tenant, PercentEncoding.decodeParameters(body)));
          case "GET devicelogin" -> deviceLogin(PercentEncoding.decodeParameters(query));
          case "GET v2.0/.well-known/openid-configuration" ->
              json(new TokenReply(200, entra.discovery()));
          case "GET discovery/v2.0/keys" -> json(new TokenReply(200, entra.keys()));
          default -> Reply.error(ODataError.methodNotAllowed(method));
        });
  }

  /** The page of a browser, without the page: the user is named in the URL. */
  private Reply deviceLogin(Map<String, String> query) {
    Optional<UUID> user = objectId(query.getOrDefault("user", ""));
    boolean done =
        user.isPresent() && entra.signIn(query.getOrDefault("user_code", ""), user.get());
    return Reply.html(
        done ? 200 : 400,
        done
            ? "<html><body>You are signed in.</body></html>"
            : "<html><body>The code or the user is unknown.</body></html>");
  }

  /** The Entra id of the user with this name, as {@code domainname} has it. */
  Optional<UUID> objectId(String name) {
    return store.rows(store.schema().table("systemuser")).stream()
        .filter(user -> name.equalsIgnoreCase(String.valueOf(user.value("domainname"))))
        .map(SignInRoutes::objectId)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<UUID> objectId(Row user) {
    return Optional.ofNullable((UUID) user.value("azureactivedirectoryobjectid"));
  }

  private Reply json(TokenReply reply) {
    try {
      return Reply.json(reply.status(), mapper.writeValueAsString(reply.body()))
          .with("Content-Type", "application/json; charset=utf-8")
          .with("Cache-Control", "no-store, no-cache");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
