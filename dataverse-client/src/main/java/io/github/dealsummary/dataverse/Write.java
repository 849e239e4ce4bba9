package io.github.dealsummary.dataverse;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.dataverse.Write.Target.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One change of one row. Immutable: each method returns a new write.
 *
 * <pre>{@code
 * client.send(Write.create("accounts", id).set("name", "Fourth Coffee")
 *     .bind("primarycontactid", Key.of("contacts", contact)));
 * client.send(Write.update(Key.of("accounts", id)).set("name", "Fifth Coffee").ifMatch(etag));
 * }</pre>
 *
 * <p>These writes are safe to send again, and {@link RetryPolicy} says when that happens: a create
 * with an id, a delete by primary key, a write with {@link #ifMatch}, and a write marked {@link
 * #repeatable}.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/update-delete-entities-using-web-api">Update
 *     and delete table rows using the Web API</a>
 */
public final class Write {
  private final Target target;
  private final Map<String, @Nullable Object> values;
  private final Map<String, String> headers;
  private final String select;
  private final boolean repeatable;

  /** The kind of change, and the row or set that it changes. */
  record Target(Kind kind, String entitySet, String address, Optional<UUID> id) {
    enum Kind {
      CREATE("creating", "POST"),
      CREATE_WITH_ID("creating", "PATCH"),
      UPDATE("updating", "PATCH"),
      UPSERT("upserting", "PATCH"),
      DELETE("deleting", "DELETE"),
      ASSOCIATE("associating", "POST"),
      DISASSOCIATE("disassociating", "DELETE");

      private final String verb;
      private final String method;

      Kind(String verb, String method) {
        this.verb = verb;
        this.method = method;
      }
    }

    static Target row(Kind kind, Key key) {
      return new Target(kind, key.entitySet(), key.address(), key.id());
    }

    boolean isRepeatable() {
      return kind == Kind.CREATE_WITH_ID || (kind == Kind.DELETE && id.isPresent());
    }
  }

  private Write(
      Target target,
      Map<String, @Nullable Object> values,
      Map<String, String> headers,
      String select,
      boolean repeatable) {
    this.target = target;
    this.values = values;
    this.headers = headers;
    this.select = select;
    this.repeatable = repeatable;
  }

  private static Write of(Target target, Map<String, String> headers) {
    return new Write(target, Map.of(), headers, "", target.isRepeatable());
  }

  /** Creates a row. Dataverse chooses its id. */
  public static Write create(String entitySet) {
    String set = ODataNames.simple(entitySet);
    return of(new Target(Kind.CREATE, set, set, Optional.empty()), Map.of());
  }

  /**
   * Creates a row with this id, such as {@code UUID.randomUUID()}. This is safe to send again: a
   * row that is found after an attempt without an answer counts as created by that attempt. If the
   * row existed before, the {@link DataverseException} has status 412.
   */
  public static Write create(String entitySet, UUID id) {
    Target target = Target.row(Kind.CREATE_WITH_ID, Key.of(entitySet, id));
    return of(target, Map.of("If-None-Match", "*"));
  }

  /** Changes a row. If it does not exist, the failure has status 404. */
  public static Write update(Key row) {
    return of(Target.row(Kind.UPDATE, row), Map.of("If-Match", "*"));
  }

  /** Changes the row, or creates it if it does not exist. */
  public static Write upsert(Key row) {
    return of(Target.row(Kind.UPSERT, row), Map.of());
  }

  /** Deletes a row. If it does not exist, the failure has status 404. */
  public static Write delete(Key row) {
    return of(Target.row(Kind.DELETE, row), Map.of());
  }

  /**
   * Adds a row to those behind a collection-valued navigation property. For a single-valued
   * navigation property use {@link #bind}.
   */
  public static Write associate(Key row, String navigation, Key other) {
    String address = row.address() + "/" + ODataNames.simple(navigation) + "/$ref";
    return of(new Target(Kind.ASSOCIATE, row.entitySet(), address, row.id()), Map.of())
        .with("@odata.id", other.address());
  }

  /** Removes a row from those behind a collection-valued navigation property. */
  public static Write disassociate(Key row, String navigation, Key other) {
    String address =
        row.address() + "/" + ODataNames.simple(navigation) + "(" + other.literals() + ")/$ref";
    return of(new Target(Kind.DISASSOCIATE, row.entitySet(), address, row.id()), Map.of());
  }

  /**
   * Sets a column.
   *
   * @param value a String, a number, a Boolean, a UUID, an Instant, a LocalDate, or null to clear
   *     the column. For a collection-valued navigation property it is a Collection of Maps, each of
   *     which is a new row
   */
  public Write set(String column, @Nullable Object value) {
    return with(columns(column), JsonText.checked(value));
  }

  /**
   * Lets a lookup point to a row.
   *
   * @param navigation the navigation property's name, which is case-sensitive
   */
  public Write bind(String navigation, Key row) {
    return with(columns(navigation) + "@odata.bind", "/" + row.address());
  }

  /** Clears a lookup. */
  public Write unbind(String navigation) {
    return with(columns(navigation) + "@odata.bind", null);
  }

  /**
   * Writes only if the row still has this version, which is {@link Row#etag}. If it does not, the
   * failure has status 412. Such a write is safe to send again. If an answer was lost and nobody
   * can tell whether that attempt made the change, the failure is the lost answer.
   */
  public Write ifMatch(String etag) {
    if (target.kind() != Kind.UPDATE && target.kind() != Kind.DELETE) {
      throw new IllegalStateException("Only an update or a delete can depend on a version.");
    }
    if (!etag.matches("W/\"[!#-~]{1,200}\"")) {
      throw new IllegalArgumentException("A version looks like W/\"123\".");
    }
    return new Write(target, values, Map.of("If-Match", etag), select, true);
  }

  /** Asks for these columns of the row as it is after the write. */
  public Write returning(String... columns) {
    if (columns.length == 0 || !hasColumns()) {
      throw new IllegalArgumentException(
          "Name the columns to return. Only a create, an update or an upsert returns columns.");
    }
    String names = Stream.of(columns).map(ODataNames::simple).collect(joining(","));
    return new Write(target, values, headers, "?$select=" + Literal.encoded(names), repeatable);
  }

  /** Marks the write as safe to send again if its answer was lost. */
  public Write repeatable() {
    return new Write(target, values, headers, select, true);
  }

  Target target() {
    return target;
  }

  ApiRequest request(HttpUrl root) {
    ApiRequest request =
        ApiRequest.sending(
            target.kind().verb + " one of " + target.entitySet(),
            target.kind().method,
            target.address() + select,
            json(root),
            repeatable);
    return request
        .with(headers)
        .with(
            select.isEmpty()
                ? Map.of()
                : Map.of("Prefer", "return=representation," + Query.ANNOTATIONS));
  }

  private @Nullable String json(HttpUrl root) {
    if (target.kind() == Kind.ASSOCIATE) {
      return JsonText.of(Map.of("@odata.id", root + String.valueOf(values.get("@odata.id"))));
    }
    return hasColumns() ? JsonText.of(values) : null;
  }

  private boolean hasColumns() {
    return target.kind().method.equals("PATCH") || target.kind() == Kind.CREATE;
  }

  private String columns(String name) {
    if (!hasColumns()) {
      throw new IllegalStateException("Only a create, an update or an upsert sets columns.");
    }
    return ODataNames.simple(name);
  }

  private Write with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> next = new LinkedHashMap<>(values);
    next.put(name, value);
    return new Write(target, Collections.unmodifiableMap(next), headers, select, repeatable);
  }
}
