package io.github.dealsummary.emulator.identity;

import io.github.dealsummary.emulator.store.AccessRight;
import io.github.dealsummary.emulator.store.Ancestors;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.Rights;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rights of a request: the intersection of those of the users it comes from. */
final class CombinedRights implements Rights {
  private final Privileges privileges;
  private final Store store;
  private final UUID applicationUser;
  private final UUID caller;
  private final List<UUID> users;

  CombinedRights(
      Privileges privileges, Store store, UUID applicationUser, UUID caller, List<UUID> users) {
    this.privileges = privileges;
    this.store = store;
    this.applicationUser = applicationUser;
    this.caller = caller;
    this.users = List.copyOf(users);
  }

  @Override
  public void require(AccessRight access, Table table) {
    for (UUID user : users) {
      if (depth(user, access, table).isEmpty()) {
        throw privileges.missing(user, caller, table.privilege(access), Optional.of(table));
      }
    }
  }

  @Override
  public boolean reachesAll(AccessRight access, Table table) {
    return users.stream()
        .allMatch(user -> depth(user, access, table).equals(Optional.of(PrivilegeDepth.GLOBAL)));
  }

  @Override
  public boolean reaches(AccessRight access, Row row) {
    return users.stream()
        .allMatch(
            user ->
                depth(user, access, row.table())
                    .filter(depth -> reaches(user, depth, row))
                    .isPresent());
  }

  private Optional<PrivilegeDepth> depth(UUID user, AccessRight access, Table table) {
    return privileges.depth(applicationUser, user, table.privilege(access));
  }

  /** Rows without an owner belong to the organization: there, any depth reaches all. */
  private boolean reaches(UUID user, PrivilegeDepth depth, Row row) {
    if (depth == PrivilegeDepth.GLOBAL || row.table().column("ownerid").isEmpty()) {
      return true;
    }
    if (owner(row).equals(Optional.of(user))) {
      return true;
    }
    Optional<UUID> unit = row.lookup("owningbusinessunit").map(Lookup::id);
    Optional<UUID> own = unitOf(user);
    return depth != PrivilegeDepth.BASIC
        && unit.isPresent()
        && own.isPresent()
        && (unit.equals(own) || (depth == PrivilegeDepth.DEEP && isBelow(unit.get(), own.get())));
  }

  private static Optional<UUID> owner(Row row) {
    return row.lookup("ownerid").map(Lookup::id);
  }

  private Optional<UUID> unitOf(UUID user) {
    return store
        .find(store.schema().table("systemuser"), user)
        .flatMap(row -> row.lookup("businessunitid"))
        .map(Lookup::id);
  }

  private boolean isBelow(UUID unit, UUID above) {
    return store
        .find(store.schema().table("businessunit"), unit)
        .filter(row -> Ancestors.of(row, this::parent).contains(above))
        .isPresent();
  }

  private Optional<Row> parent(Row unit) {
    return unit.lookup("parentbusinessunitid").flatMap(store::find);
  }
}
