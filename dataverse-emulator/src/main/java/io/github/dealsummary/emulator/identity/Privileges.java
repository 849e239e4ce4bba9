package io.github.dealsummary.emulator.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.emulator.store.AccessRight;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Rights;
import io.github.dealsummary.emulator.store.Schema;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The privileges of each user: those of the seed file's roles, without those denied since. */
public final class Privileges {
  private static final String ACT_ON_BEHALF = "prvActOnBehalfOfAnotherUser";

  private final Store store;
  private final Roles roles;
  private final Set<String> denied = ConcurrentHashMap.newKeySet();

  public Privileges(Store store, Roles roles) {
    this.store = store;
    this.roles = roles;
  }

  /** Takes a privilege from the application user. */
  public void deny(String privilege) {
    if (!names(store.schema()).contains(privilege.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "The emulator does not know the privilege " + privilege + ".");
    }
    denied.add(privilege.toLowerCase(Locale.ROOT));
  }

  public void reset() {
    denied.clear();
  }

  /** The rights that the application user and the user it asks for have in common. */
  public Rights of(UUID applicationUser, UUID caller) {
    if (!caller.equals(applicationUser)) {
      require(applicationUser, caller, ACT_ON_BEHALF, Optional.empty());
    }
    List<UUID> users =
        caller.equals(applicationUser)
            ? List.of(applicationUser)
            : List.of(applicationUser, caller);
    Optional<UUID> bare = users.stream().filter(roles::hasNone).findFirst();
    if (bare.isPresent()) {
      throw new ODataError(
          403,
          "0x80042f09",
          "The user with id " + bare.get() + " has not been assigned any roles.");
    }
    return new CombinedRights(this, store, applicationUser, caller, users);
  }

  /** The depth of a user's privilege; empty if the user does not have it. */
  Optional<PrivilegeDepth> depth(UUID applicationUser, UUID user, String privilege) {
    boolean taken =
        user.equals(applicationUser) && denied.contains(privilege.toLowerCase(Locale.ROOT));
    return taken ? Optional.empty() : roles.depth(user, privilege);
  }

  ODataError missing(UUID user, UUID caller, String privilege, Optional<Table> table) {
    return new ODataError(
        403,
        "0x80040220",
        String.format(
            Locale.ROOT,
            "Principal user (Id=%s, type=8, roleCount=1, privilegeCount=%d, accessMode=4), is missing %s privilege (Id=%s)%s. context.Caller=%s",
            user,
            // This is the number of a recorded message.
            Math.max(roles.count(user), 465),
            privilege,
            UUID.nameUUIDFromBytes(privilege.getBytes(UTF_8)),
            table
                .map(
                    on ->
                        String.format(
                            Locale.ROOT, " on OTC=%d for entity '%s'", on.code(), on.name()))
                .orElse(""),
            caller));
  }

  private void require(UUID user, UUID caller, String privilege, Optional<Table> table) {
    if (depth(user, user, privilege).isEmpty()) {
      throw missing(user, caller, privilege, table);
    }
  }

  /** All privileges that are ever asked for, in lower case. */
  static Set<String> names(Schema schema) {
    Set<String> names = new HashSet<>();
    names.add(ACT_ON_BEHALF.toLowerCase(Locale.ROOT));
    for (Table table : schema.tables()) {
      for (AccessRight access : AccessRight.values()) {
        names.add(table.privilege(access).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }
}
