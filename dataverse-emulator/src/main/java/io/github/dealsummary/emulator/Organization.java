package io.github.dealsummary.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.emulator.identity.Application;
import io.github.dealsummary.emulator.store.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

/** A seed file: the environment's own ids, who may ask, and the rows. */
record Organization(
    UUID id, UUID businessUnitId, UUID applicationUser, Application application, JsonNode tables) {

  /** The sample org "Contoso Sales". */
  static Organization sample() throws IOException {
    try (InputStream json =
        Objects.requireNonNull(Organization.class.getResourceAsStream("contoso-sales.json"))) {
      return read(new ObjectMapper().readTree(json));
    }
  }

  static Organization read(Path file) throws IOException {
    try (InputStream json = Files.newInputStream(file)) {
      return read(new ObjectMapper().readTree(json));
    }
  }

  private static Organization read(JsonNode seed) {
    JsonNode environment = seed.required("environment");
    return new Organization(
        UUID.fromString(environment.required("organizationId").asText()),
        UUID.fromString(environment.required("businessUnitId").asText()),
        Seed.id("systemuser", environment.required("applicationUser").asText()),
        new Application(
            environment.required("tenantId").asText(),
            environment.required("clientId").asText(),
            environment.required("clientSecret").asText()),
        seed.required("tables"));
  }
}
