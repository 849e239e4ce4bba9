package io.github.dealsummary.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.emulator.identity.AppRegistration;
import io.github.dealsummary.emulator.message.CopilotSummaries;
import io.github.dealsummary.emulator.message.CustomApis;
import io.github.dealsummary.emulator.message.Messages;
import io.github.dealsummary.emulator.store.Collation;
import io.github.dealsummary.emulator.store.Guid;
import io.github.dealsummary.emulator.store.Schema;
import io.github.dealsummary.emulator.store.SeedRows;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.web.JsonAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A seed file: the environment's own ids, who may ask, and the rows. */
record SeedFile(
    Messages.Ids ids, UUID applicationUser, AppRegistration application, JsonNode seed) {
  private static final List<String> PARTS =
      List.of("environment", "tables", "definitions", "messages", "security");

  /** The sample org "Contoso Sales". */
  static SeedFile sample() throws IOException {
    try (InputStream json =
        Objects.requireNonNull(SeedFile.class.getResourceAsStream("contoso-sales.json"))) {
      return read(new ObjectMapper().readTree(json));
    }
  }

  static SeedFile read(Path file) throws IOException {
    try (InputStream json = Files.newInputStream(file)) {
      return read(new ObjectMapper().readTree(json));
    }
  }

  private static SeedFile read(JsonNode seed) {
    for (Map.Entry<String, JsonNode> part : seed.properties()) {
      if (!PARTS.contains(part.getKey())) {
        throw new IllegalArgumentException(
            "a seed file cannot have the part '" + part.getKey() + "', only " + PARTS);
      }
    }
    String user = text(seed, "applicationUser");
    if (!seed.path("tables").path("systemuser").has(user)) {
      throw new IllegalArgumentException(
          "environment.applicationUser: no row '" + user + "' in tables.systemuser");
    }
    return new SeedFile(
        new Messages.Ids(id(seed, "organizationId"), id(seed, "businessUnitId")),
        SeedRows.id("systemuser", user),
        new AppRegistration(
            text(seed, "tenantId"), text(seed, "clientId"), text(seed, "clientSecret")),
        seed);
  }

  private static String text(JsonNode seed, String property) {
    JsonNode value = seed.path("environment").path(property);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("environment." + property + " must be given as text");
    }
    return value.asText();
  }

  private static UUID id(JsonNode seed, String property) {
    String text = text(seed, property);
    return Guid.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "environment." + property + " is not an id: '" + text + "'"));
  }

  /** The rows of the file, in the tables given and those the file defines. */
  Store store(Schema schema, Clock clock, boolean accentSensitive) {
    // Before the rows, which may be of tables that are defined here.
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
            ids.businessUnit(),
            "name",
            seed.path("environment").path("name").asText("Organization")));
    new SeedRows(schema, clock, ids.businessUnit()).addTo(store, seed);
    CustomApis.describe(CopilotSummaries.described(), store);
    CustomApis.describe(declared(), store);
    return store;
  }

  /** The messages of the environment, with the custom APIs that the file declares. */
  Messages messages(JsonAnswers answers, Weather weather) {
    return new Messages(
        answers,
        ids,
        new CustomApis(declared(), answers),
        new CopilotSummaries(answers, weather.copilot()::refusal));
  }

  private JsonNode declared() {
    return seed.path("messages");
  }

  /** The roles of the file and who has them. */
  JsonNode security() {
    return seed.path("security");
  }
}
