package io.github.dealsummary.emulator.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dealsummary.emulator.store.SeedRows;
import io.github.dealsummary.emulator.store.Store;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The security roles of a seed file and who has them.
 *
 * <pre>{@code
 * "security": {
 *   "roles": {"salesperson": {"name": "Salesperson", "privileges": {"prvReadOpportunity": "Basic"}}},
 *   "users": {"kenny-smith": ["salesperson"]}
 * }
 * }</pre>
 *
 * A user who is not listed has every privilege, to every depth.
 */
public final class Roles {
  private final Map<String, Map<String, PrivilegeDepth>> privileges = new HashMap<>();
  private final Map<UUID, Map<String, PrivilegeDepth>> byUser = new HashMap<>();

  /** Reads the roles, and adds them to the tables that show them. */
  public static Roles read(JsonNode security, Store store) {
    Roles roles = new Roles();
    // Most seed files have no roles, and their start need not collect the names.
    Set<String> known = security.isEmpty() ? Set.of() : Privileges.names(store.schema());
    for (Map.Entry<String, JsonNode> role : security.path("roles").properties()) {
      roles.define(role.getKey(), role.getValue().path("privileges"), known);
      UUID id = SeedRows.id("role", role.getKey());
      String name = role.getValue().path("name").asText(role.getKey());
      store.add("role", Map.of("roleid", id, "name", name));
    }
    for (Map.Entry<String, JsonNode> user : security.path("users").properties()) {
      UUID id = SeedRows.id("systemuser", user.getKey());
      if (store.find(store.schema().table("systemuser"), id).isEmpty()) {
        throw new IllegalArgumentException(
            "security.users." + user.getKey() + ": no row '" + user.getKey() + "' of systemuser");
      }
      roles.byUser.put(id, new HashMap<>());
      user.getValue().forEach(role -> roles.assign(id, role.asText(), store));
    }
    return roles;
  }

  private void define(String role, JsonNode written, Set<String> known) {
    Map<String, PrivilegeDepth> depths = new HashMap<>();
    for (Map.Entry<String, JsonNode> privilege : written.properties()) {
      String name = privilege.getKey().toLowerCase(Locale.ROOT);
      String place = "security.roles." + role + ".privileges." + privilege.getKey();
      if (!known.contains(name)) {
        throw new IllegalArgumentException(place + ": the emulator does not know this privilege");
      }
      try {
        depths.put(name, PrivilegeDepth.of(privilege.getValue().asText()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
      }
    }
    privileges.put(role, depths);
  }

  private void assign(UUID user, String role, Store store) {
    Map<String, PrivilegeDepth> granted = privileges.get(role);
    if (granted == null) {
      throw new IllegalArgumentException("no role '" + role + "', only " + privileges.keySet());
    }
    Map<String, PrivilegeDepth> had = byUser.computeIfAbsent(user, id -> new HashMap<>());
    // The role that reaches farther counts.
    granted.forEach((name, depth) -> had.merge(name, depth, (a, b) -> a.compareTo(b) > 0 ? a : b));
    store.add("systemuserroles", Map.of("systemuserid", user, "roleid", SeedRows.id("role", role)));
  }

  /** The depth of a user's privilege; empty if the user does not have it. */
  Optional<PrivilegeDepth> depth(UUID user, String privilege) {
    Map<String, PrivilegeDepth> had = byUser.get(user);
    return had == null
        ? Optional.of(PrivilegeDepth.GLOBAL)
        : Optional.ofNullable(had.get(privilege.toLowerCase(Locale.ROOT)));
  }

  /** True for a user whom the seed file lists without a role. */
  boolean hasNone(UUID user) {
    return byUser.getOrDefault(user, Map.of("any", PrivilegeDepth.GLOBAL)).isEmpty();
  }

  int count(UUID user) {
    return byUser.getOrDefault(user, Map.of()).size();
  }
}
