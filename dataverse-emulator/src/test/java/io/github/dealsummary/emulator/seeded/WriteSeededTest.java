package io.github.dealsummary.emulator.seeded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.SmallOrg;
import io.github.dealsummary.emulator.Wire;
import io.github.dealsummary.emulator.seeded.Question.Answer;
import io.github.dealsummary.emulator.seeded.Table.Column;
import io.github.dealsummary.emulator.seeded.Table.Kind;
import io.github.dealsummary.emulator.seeded.Writes.Body;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Generated writes: what was written is read back, what was refused changed nothing. */
@Tag("thorough")
class WriteSeededTest {
  private static final Set<Integer> REFUSED = Set.of(400, 404, 405, 412, 413, 501);

  @AutoClose private static final DataverseEmulator EMULATOR = SmallOrg.at(Org.NOW);

  private final Seeded seeded = Seeded.print();
  private final Random random = seeded.random();
  private final Writes writes = new Writes(random);
  private final Wire wire = Wire.afresh(EMULATOR);
  private final WriteModel model = new WriteModel();

  @Test
  void whatWasWrittenIsReadAndWhatWasRefusedIsNot() {
    for (int i = seeded.count(2_000); i > 0; i--) {
      Table table = Table.ALL.get(random.nextInt(Table.ALL.size()));
      if (model.some(table, random).isEmpty() || random.nextInt(4) == 0) {
        create(table);
      } else {
        change(table, model.some(table, random).get());
      }
      refuse(table);
      if (i % 50 == 0) {
        Table.ALL.forEach(this::requireAll);
      }
    }
    Table.ALL.forEach(this::requireAll);
  }

  private void create(Table table) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    Body body = writes.body(table, model.ids());
    switch (random.nextInt(4)) {
      case 0 -> require(204, wire.patch(url(table, id), body.json()));
      case 1 -> {
        HttpResponse<String> response =
            wire.post(
                table.set(), withId(table, id, body.json()), "Prefer", "return=representation");
        require(201, response);
        model.write(table, id, body);
        model.require(table, Wire.json(response));
      }
      case 2 ->
          require(
              200,
              changeSet(List.of("POST " + table.set()), List.of(withId(table, id, body.json()))));
      default -> require(204, wire.post(table.set(), withId(table, id, body.json())));
    }
    model.write(table, id, body);
    model.require(table, read(table, id));
  }

  private void change(Table table, UUID id) {
    Body body = writes.body(table, model.ids());
    if (model.loops(table, id, body)) {
      HttpResponse<String> refused = wire.patch(url(table, id), body.json());
      require(400, refused);
      assertThat(Wire.errorMessage(refused)).as(seeded.toString()).contains("loop");
      model.require(table, read(table, id));
      return;
    }
    switch (random.nextInt(6)) {
      case 0 -> {
        require(204, wire.delete(url(table, id)));
        model.delete(table, id);
        return;
      }
      case 1 -> {
        clear(table, id);
        return;
      }
      case 2 -> {
        String etag = read(table, id).path("@odata.etag").asText();
        require(412, wire.patch(url(table, id), body.json(), "If-Match", "W/\"1\""));
        require(204, wire.patch(url(table, id), body.json(), "If-Match", etag));
      }
      case 3 -> require(200, changeSet(List.of("PATCH " + url(table, id)), List.of(body.json())));
      default -> require(204, wire.patch(url(table, id), body.json()));
    }
    model.write(table, id, body);
    model.require(table, read(table, id));
  }

  /** Empties one column by the property's own URL. */
  private void clear(Table table, UUID id) {
    List<Column> free =
        table.columns().stream()
            .filter(column -> column.kind() != Kind.ID && column.kind() != Kind.LOOKUP)
            .filter(column -> column.kind() != Kind.MOMENT && !column.name().equals("fullname"))
            .toList();
    Column column = free.get(random.nextInt(free.size()));
    require(204, wire.delete(url(table, id) + "/" + column.name()));
    model.write(table, id, new Body("", Map.of(column.name(), Optional.empty())));
    model.require(table, read(table, id));
  }

  /** A body with one wrong property, alone or in a change set whose other part is right. */
  private void refuse(Table table) {
    Body body = writes.body(table, model.ids());
    Map.Entry<String, String> wrong = writes.wrong(table);
    boolean twice = body.values().containsKey(wrong.getKey());
    String json = twice ? "{" + wrong.getValue() + "}" : with(body.json(), wrong.getValue());
    Optional<UUID> some = model.some(table, random);
    String method = some.isEmpty() || random.nextBoolean() ? "POST" : "PATCH";
    String url = method.equals("POST") ? table.set() : url(table, some.orElseThrow());
    if (random.nextInt(3) == 0) {
      HttpResponse<String> response =
          changeSet(List.of("POST " + table.set(), method + " " + url), List.of(body.json(), json));
      assertThat(BatchText.parts(response.body()))
          .extracting(Answer::status)
          .allMatch(REFUSED::contains);
      assertThat(response.body()).as("%s %s", seeded, json).contains(wrong.getKey());
      return;
    }
    HttpResponse<String> response =
        method.equals("POST") ? wire.post(url, json) : wire.patch(url, json);
    assertThat(response.statusCode()).as("%s %s", seeded, json).isIn(REFUSED);
    assertThat(Wire.errorMessage(response)).as("%s %s", seeded, json).contains(wrong.getKey());
    HttpResponse<String> mutated =
        wire.patch(url(table, new UUID(1, random.nextLong())), Mutation.of(body.json(), random));
    if (mutated.statusCode() == 204) {
      String created = mutated.headers().firstValue("OData-EntityId").orElse("");
      require(204, wire.delete(created.replaceFirst(".*/v9\\.2/", "")));
    } else {
      assertThat(mutated.statusCode()).as("%s %s", seeded, mutated.body()).isIn(REFUSED);
      assertThat(Wire.errorMessage(mutated)).isNotEmpty();
    }
  }

  private HttpResponse<String> changeSet(List<String> requests, List<String> bodies) {
    StringBuilder text =
        new StringBuilder("--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n");
    for (int i = 0; i < requests.size(); i++) {
      text.append("--c\r\nContent-Type: application/http\r\nContent-ID: ").append(i + 1);
      String[] request = requests.get(i).split(" ", 2);
      text.append("\r\n\r\n").append(request[0]).append(" /api/data/v9.2/").append(request[1]);
      text.append(" HTTP/1.1\r\nContent-Type: application/json\r\n\r\n");
      text.append(bodies.get(i)).append("\r\n");
    }
    text.append("--c--\r\n--b--\r\n");
    return wire.post("$batch", text.toString(), "Content-Type", "multipart/mixed; boundary=b");
  }

  private void requireAll(Table table) {
    List<JsonNode> all = wire.rows(table.set());
    assertThat(all).as(seeded.toString()).hasSize(model.size(table));
    all.forEach(row -> model.require(table, row));
  }

  private JsonNode read(Table table, UUID id) {
    HttpResponse<String> response = wire.get(url(table, id));
    require(200, response);
    return Wire.json(response);
  }

  private void require(int status, HttpResponse<String> response) {
    assertThat(response.statusCode()).as("%s %s", seeded, response.body()).isEqualTo(status);
  }

  private static String url(Table table, UUID id) {
    return table.set() + "(" + id + ")";
  }

  private static String withId(Table table, UUID id, String json) {
    return with(json, "\"" + table.key().name() + "\":\"" + id + "\"");
  }

  private static String with(String json, String property) {
    return "{" + property + (json.equals("{}") ? "" : ",") + json.substring(1);
  }
}
