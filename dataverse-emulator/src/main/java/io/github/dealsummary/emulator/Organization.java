package io.github.dealsummary.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.emulator.identity.Application;
import io.github.dealsummary.emulator.store.Collation;
import io.github.dealsummary.emulator.store.Schema;
import io.github.dealsummary.emulator.store.Seed;
import io.github.dealsummary.emulator.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A seed file: the environment's own ids, who may ask, and the rows. */
record Organization(
    UUID id, UUID businessUnitId, UUID applicationUser, Application application, JsonNode seed) {

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
        seed);
  }

  /** The rows of the file, in the tables given and those the file defines. */
  Store store(Schema schema, Clock clock, boolean accentSensitive) {
    schema.define(seed.path("definitions"));
    boolean accents =
        accentSensitive || seed.path("environment").path("accentSensitive").asBoolean();
    Store store =
        new Store(
            schema, clock, accents ? Collation.ACCENT_SENSITIVE : Collation.ACCENT_INSENSITIVE);
    store.add(
        "businessunit",
        Map.of(
            "businessunitid",
            businessUnitId,
            "name",
            seed.path("environment").path("name").asText("Organization")));
    new Seed(schema, clock, businessUnitId).addTo(store, seed.required("tables"));
    CustomApis.describe(Summaries.described(), store);
    CustomApis.describe(messages(), store);
    return store;
  }

  /** The custom APIs that the file declares. */
  JsonNode messages() {
    return seed.path("messages");
  }

  /** The roles of the file and who has them. */
  JsonNode security() {
    return seed.path("security");
  }
}
