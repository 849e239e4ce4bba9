package io.github.dealsummary.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.Collation;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Dataverse Search: rows whose name has all the words, each at the beginning of one. */
final class Search {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> TABLES = List.of("account", "contact", "opportunity");
  private static final List<String> UNBUILT = List.of("facets", "filter", "orderby", "options");
  private static final Set<String> OPTIONS =
      Set.of(
          "search", "entities", "count", "top", "skip", "facets", "filter", "orderby", "options");
  private static final int DEFAULT_TOP = 50;
  private static final int MAX_TOP = 100;

  private final View view;

  Search(View view) {
    this.view = view;
  }

  Reply answer(Call call) {
    Operation.require(call, "POST");
    ObjectNode asked = JsonBody.read(call);
    for (String unbuilt : UNBUILT) {
      if (asked.hasNonNull(unbuilt)) {
        throw ODataError.notImplemented(unbuilt + " of a search");
      }
    }
    asked.fieldNames().forEachRemaining(Search::require);
    String words = asked.path("search").asText();
    if (words.length() < 3 || words.length() > 100) {
      throw new ODataError(
          400, "0x80048d0a", "The search text must have between 3 and 100 characters.");
    }
    List<Row> found = new ArrayList<>();
    for (String name : tables(asked)) {
      found.addAll(matching(view.readable(table(name).name()), words));
    }
    return reply(found, asked);
  }

  private static void require(String option) {
    if (!OPTIONS.contains(option)) {
      throw ODataError.badRequest("A search has no option '" + option + "'.");
    }
  }

  private Table table(String name) {
    return view.schema()
        .find(name)
        .orElseThrow(
            () -> new ODataError(400, "0x80048d0b", "The table '" + name + "' is not searched."));
  }

  /** The option is JSON inside a string. */
  private static List<String> tables(ObjectNode asked) {
    if (!asked.hasNonNull("entities")) {
      return TABLES;
    }
    try {
      List<String> names = new ArrayList<>();
      for (JsonNode entity : MAPPER.readTree(asked.path("entities").asText())) {
        names.add(entity.path("name").asText());
      }
      return names;
    } catch (JsonProcessingException e) {
      throw ODataError.badRequest("The value of 'entities' is not JSON in a string.");
    }
  }

  private List<Row> matching(Table table, String words) {
    Collation collation = view.store().collation();
    List<String> wanted = words(collation, words);
    return view.rows(table).stream()
        .filter(row -> row.name().isPresent())
        .filter(
            row -> {
              List<String> present = words(collation, row.name().orElseThrow());
              return wanted.stream()
                  .allMatch(word -> present.stream().anyMatch(one -> one.startsWith(word)));
            })
        .toList();
  }

  private static List<String> words(Collation collation, String text) {
    return Stream.of(collation.fold(text).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static Reply reply(List<Row> found, ObjectNode asked) {
    int top = number(asked, "top", DEFAULT_TOP);
    if (top > MAX_TOP) {
      throw ODataError.badRequest(
          "The value %s of 'top' is greater than %s.".formatted(top, MAX_TOP));
    }
    int skip = number(asked, "skip", 0);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.putNull("Error");
    ArrayNode values = response.putArray("Value");
    found.stream().skip(skip).limit(top).forEach(row -> write(row, values.addObject()));
    response.putObject("Facets");
    response.putNull("QueryContext");
    response.put("Count", asked.path("count").asBoolean() ? found.size() : -1);
    ObjectNode outer = JsonNodeFactory.instance.objectNode();
    outer.put("response", response.toString());
    return Reply.json(200, outer.toString());
  }

  private static int number(ObjectNode asked, String option, int otherwise) {
    if (!asked.hasNonNull(option)) {
      return otherwise;
    }
    JsonNode value = asked.path(option);
    if (!value.isInt() || value.intValue() < 0) {
      throw ODataError.badRequest(
          "The value %s of '%s' is no number of rows.".formatted(value, option));
    }
    return value.intValue();
  }

  private static void write(Row row, ObjectNode value) {
    Table table = row.table();
    value.put("Id", row.id().toString());
    value.put("EntityName", table.name());
    value.put("ObjectTypeCode", table.code());
    ObjectNode attributes = value.putObject("Attributes");
    attributes.put("@search.objecttypecode", table.code());
    attributes.put(table.nameColumn(), row.name().orElse(""));
    value
        .putObject("Highlights")
        .putArray(table.nameColumn())
        .add("{crmhit}" + row.name().orElse("") + "{/crmhit}");
    value.put("Score", 1.0);
  }
}
