package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.entra.EntraTokens;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An environment of a test's own, and clients of it that end with the test. */
final class Emulated implements AfterEachCallback {
  final DataverseEmulator environment = DataverseEmulator.start();
  final DataverseClient client = builder().build();

  /** Signs in as the environment's application user. */
  DataverseClient.Builder builder() {
    return DataverseClient.builder(environment.url().toString())
        .tokens(
            EntraTokens.clientSecret(
                    environment.tenantId(), environment.clientId(), environment.clientSecret())
                .at(environment.authority()));
  }

  /** With a token that it has already, at another address that leads there. */
  DataverseClient.Builder through(String url) {
    String token = environment.token();
    return DataverseClient.builder(url).tokens(request -> new AccessToken(token, Instant.MAX));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    client.close();
    environment.close();
  }
}
