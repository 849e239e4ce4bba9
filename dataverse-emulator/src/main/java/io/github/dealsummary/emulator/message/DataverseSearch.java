package io.github.dealsummary.emulator.message;

import static java.util.Comparator.comparingDouble;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.JsonAnswers;
import io.github.dealsummary.emulator.web.JsonBody;
import io.github.dealsummary.emulator.web.PathSegment;
import io.github.dealsummary.emulator.web.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Dataverse Search over names: the native endpoint, and the action of the Web API that takes the
 * same parameters and gives the same answer.
 */
public final class DataverseSearch {
  /** Microsoft's own examples have single quotes. */
  static final ObjectMapper MAPPER =
      new ObjectMapper().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES);

  private static final List<String> TABLES = List.of("account", "contact", "opportunity");
  private static final List<String> UNBUILT = List.of("facets", "filter", "orderby", "propertybag");
  private static final Set<String> OPTIONS =
      Set.of(
          "search",
          "entities",
          "count",
          "top",
          "skip",
          "facets",
          "filter",
          "orderby",
          "options",
          "propertybag");
  private static final int DEFAULT_TOP = 50;
  private static final int MAX_TOP = 100;

  private final CallerView view;

  /** A row that was found. */
  private record Hit(Row row, double score) {}

  public DataverseSearch(CallerView view) {
    this.view = view;
  }

  /** Answers the native endpoint, which is not an OData service. */
  public Reply answer(ApiCall call) {
    MessageArguments.require(call, "POST");
    ObjectNode asked = JsonBody.read(call);
    asked.fieldNames().forEachRemaining(DataverseSearch::require);
    return Reply.json(200, answer(asked).toString());
  }

  /** Answers the action of the Web API. */
  Reply answer(ApiCall call, PathSegment action, String context) {
    MessageArguments.requireAction(call, action);
    ObjectNode asked = JsonBody.read(call);
    MessageArguments.requireParameters(asked, OPTIONS, action.name());
    if (!asked.hasNonNull("search")) {
      throw MessageArguments.missing("search");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("@odata.context", context);
    return JsonAnswers.applied(call, Reply.json(200, answer.setAll(answer(asked)).toString()));
  }

  private ObjectNode answer(ObjectNode asked) {
    for (String unbuilt : UNBUILT) {
      if (asked.hasNonNull(unbuilt)) {
        throw ODataError.notImplemented(unbuilt + " of a search");
      }
    }
    String words = asked.path("search").asText();
    if (words.length() < 3 || words.length() > 100) {
      throw new ODataError(
          400, "0x80048d0a", "The search text must have between 3 and 100 characters.");
    }
    SearchTerms terms = SearchTerms.of(asked, view.store().collation());
    List<Hit> hits =
        tables(asked).stream()
            .flatMap(name -> hits(view.readable(table(name).name()), terms))
            .sorted(comparingDouble(Hit::score).reversed())
            .toList();
    return reply(hits, asked);
  }

  private static void require(String option) {
    if (!OPTIONS.contains(option)) {
      throw ODataError.badRequest("A search does not have the option '" + option + "'.");
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

  private Stream<Hit> hits(Table table, SearchTerms terms) {
    return view.rows(table).stream()
        .flatMap(
            row ->
                terms.score(row.name().orElse("")).stream().mapToObj(score -> new Hit(row, score)));
  }

  private static ObjectNode reply(List<Hit> found, ObjectNode asked) {
    int top = number(asked, "top", DEFAULT_TOP);
    if (top > MAX_TOP) {
      throw ODataError.badRequest(
          "The value %s of 'top' is greater than %s.".formatted(top, MAX_TOP));
    }
    int skip = number(asked, "skip", 0);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.putNull("Error");
    ArrayNode values = response.putArray("Value");
    found.stream().skip(skip).limit(top).forEach(hit -> write(hit, values.addObject()));
    response.putObject("Facets");
    response.putNull("QueryContext");
    // Dataverse answers -1 unless the count was asked for.
    response.put("Count", asked.path("count").asBoolean() ? found.size() : -1);
    ObjectNode outer = JsonNodeFactory.instance.objectNode();
    // Dataverse answers JSON inside a string.
    return outer.put("response", response.toString());
  }

  private static int number(ObjectNode asked, String option, int otherwise) {
    if (!asked.hasNonNull(option)) {
      return otherwise;
    }
    JsonNode value = asked.path(option);
    if (!value.isInt() || value.intValue() < 0) {
      throw ODataError.badRequest(
          "The value %s of '%s' is not a number of rows.".formatted(value, option));
    }
    return value.intValue();
  }

  private static void write(Hit hit, ObjectNode value) {
    Row row = hit.row();
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
    value.put("Score", hit.score());
  }
}
