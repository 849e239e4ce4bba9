package io.github.dealsummary.contract.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;

/**
 * The keys that Entra ID signs a directory's tokens with. They are fetched when the first token
 * comes and kept for an hour. A token that names another key has them fetched again, since Entra ID
 * may change its keys at any time. That is limited, since anybody may name any key.
 */
final class EntraKeys implements ResourceRetriever {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration AT_MOST_TWICE_IN = Duration.ofSeconds(30);
  private static final Duration LONGEST_FETCH = Duration.ofSeconds(5);
  private static final int LARGEST = 256 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final EntraTenant tenant;
  private final ResourceRetriever http;

  private EntraKeys(EntraTenant tenant) {
    int timeout = (int) LONGEST_FETCH.toMillis();
    this.tenant = tenant;
    this.http = new DefaultResourceRetriever(timeout, timeout, LARGEST);
  }

  static JWKSource<SecurityContext> of(EntraTenant tenant) {
    return JWKSourceBuilder.create(tenant.keys(), new EntraKeys(tenant))
        .cache(KEPT.toMillis(), LONGEST_FETCH.multipliedBy(3).toMillis())
        .refreshAheadCache(false)
        .rateLimited(AT_MOST_TWICE_IN.toMillis())
        .build();
  }

  /**
   * Leaves out other issuers' keys. Entra ID says for which issuer each key is, and lists the keys
   * of personal accounts beside those of directories.
   */
  @Override
  public Resource retrieveResource(URL url) throws IOException {
    Resource fetched = http.retrieveResource(url);
    JsonNode all = JSON.readTree(fetched.getContent());
    ArrayNode own = JSON.createArrayNode();
    for (JsonNode key : all.path("keys")) {
      String issuer = key.path("issuer").asText("").replace("{tenantid}", tenant.id().toString());
      if (issuer.isEmpty() || tenant.isIssuer(issuer)) {
        own.add(key);
      }
    }
    if (own.isEmpty()) {
      throw new IOException("There is no key in it.");
    }
    return new Resource(
        JSON.createObjectNode().set("keys", own).toString(), fetched.getContentType());
  }
}
