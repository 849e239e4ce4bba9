package io.github.dealsummary.dataverse;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Names a single row, by its primary key or by an alternate key of one or more columns. Immutable.
 *
 * <pre>{@code
 * Key.of("accounts", id)
 * Key.of("contacts", "firstname", "Yvonne").and("emailaddress1", "someone_a@example.com")
 * }</pre>
 *
 * <p>IIS refuses some characters in a path, {@code / < > * % & : \\ ? +}, however they are encoded.
 * If a key's value may hold them, use a {@link Query} instead.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/use-alternate-key-reference-record">Use
 *     an alternate key to reference a record</a>
 */
public final class Key {
  private final String entitySet;
  private final Map<String, String> literals;

  private Key(String entitySet, Map<String, String> literals) {
    this.entitySet = entitySet;
    this.literals = literals;
  }

  /** Names the row with this primary key. */
  public static Key of(String entitySet, UUID id) {
    return new Key(ODataNames.simple(entitySet), Map.of("", requireNonNull(id).toString()));
  }

  /**
   * Names the row with this value in the column of an alternate key.
   *
   * @param value one of the types that {@link Column} lists
   */
  public static Key of(String entitySet, String column, Object value) {
    return new Key(ODataNames.simple(entitySet), Map.of()).and(column, value);
  }

  /** Adds the next column of the alternate key. */
  public Key and(String column, Object value) {
    if (literals.containsKey("")) {
      throw new IllegalStateException("A primary key has one column only.");
    }
    Map<String, String> next = new LinkedHashMap<>(literals);
    next.put(ODataNames.simple(column), Literal.of(requireNonNull(value)));
    return new Key(entitySet, next);
  }

  String entitySet() {
    return entitySet;
  }

  /** Returns the primary key; empty for an alternate key. */
  Optional<UUID> id() {
    return Optional.ofNullable(literals.get("")).map(UUID::fromString);
  }

  /** {@code accounts(accountnumber='A''B')}, ready for the wire. */
  String address() {
    return entitySet + "(" + literals() + ")";
  }

  /** Returns what stands in the parentheses. */
  String literals() {
    return literals.entrySet().stream()
        .map(
            part ->
                (part.getKey().isEmpty() ? "" : part.getKey() + "=")
                    + Literal.encoded(part.getValue()))
        .collect(joining(","));
  }
}
