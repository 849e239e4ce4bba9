package io.github.dealsummary.emulator.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Schema;
import io.github.dealsummary.emulator.store.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The privileges of the application user: all there are, but for those taken away. */
public final class Privileges {
  private static final String ACT_ON_BEHALF = "prvActOnBehalfOfAnotherUser";

  private final Schema schema;
  private final Set<String> denied = ConcurrentHashMap.newKeySet();

  public Privileges(Schema schema) {
    this.schema = schema;
  }

  public void deny(String privilege) {
    boolean known =
        privilege.equalsIgnoreCase(ACT_ON_BEHALF)
            || schema.tables().stream()
                .anyMatch(table -> table.readPrivilege().equalsIgnoreCase(privilege));
    if (!known) {
      throw new IllegalArgumentException("no privilege " + privilege + " is ever asked for");
    }
    denied.add(privilege.toLowerCase(Locale.ROOT));
  }

  public void reset() {
    denied.clear();
  }

  /** Refuses the caller who may not read the table. */
  public void requireRead(Table table, UUID applicationUser, UUID caller) {
    require(
        table.readPrivilege(),
        applicationUser,
        caller,
        Optional.of(" on OTC=%d for entity '%s'".formatted(table.code(), table.name())));
  }

  /** Refuses the application user who may not ask for somebody else. */
  public void requireActOnBehalf(UUID applicationUser, UUID caller) {
    if (!caller.equals(applicationUser)) {
      require(ACT_ON_BEHALF, applicationUser, caller, Optional.empty());
    }
  }

  private void require(
      String privilege, UUID applicationUser, UUID caller, Optional<String> onTable) {
    if (denied.contains(privilege.toLowerCase(Locale.ROOT))) {
      throw new ODataError(
          403,
          "0x80040220",
          "Principal user (Id=%s, type=8, roleCount=1, privilegeCount=465, accessMode=4), is missing %s privilege (Id=%s)%s. context.Caller=%s"
              .formatted(
                  applicationUser,
                  privilege,
                  UUID.nameUUIDFromBytes(privilege.getBytes(UTF_8)),
                  onTable.orElse(""),
                  caller));
    }
  }
}
