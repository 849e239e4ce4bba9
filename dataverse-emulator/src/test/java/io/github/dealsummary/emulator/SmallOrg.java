package io.github.dealsummary.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** An org that has its application user and what a test tells of it. */
public final class SmallOrg {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEED =
      """
      {"environment": {"tenantId": "t", "clientId": "c", "clientSecret": "s", "applicationUser": "app",
        "organizationId": "00000000-0000-0000-0000-000000000001",
        "businessUnitId": "00000000-0000-0000-0000-000000000002"},
       "tables": {"systemuser": {"app": {"lastname": "app"}}}}
      """;

  private SmallOrg() {}

  /** Starts it with what a seed file says beside its environment and its application user. */
  static DataverseEmulator with(String more) {
    try {
      return seeded(JSON.readerForUpdating(JSON.readTree(SEED)).readTree(more));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it at a moment that does not pass. */
  public static DataverseEmulator at(Instant now) {
    try {
      return start(
          JSON.readTree(SEED), DataverseEmulator.builder().clock(Clock.fixed(now, ZoneOffset.UTC)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts an org with all of its seed file told. */
  static DataverseEmulator seeded(JsonNode seed) {
    return start(seed, DataverseEmulator.builder());
  }

  private static DataverseEmulator start(JsonNode seed, DataverseEmulator.Builder builder) {
    try {
      Path file = Files.createTempFile("seed", ".json");
      try {
        JSON.writeValue(file.toFile(), seed);
        return builder.seed(file).start();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
