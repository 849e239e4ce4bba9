package io.github.dealsummary.emulator.identity;

import io.github.dealsummary.emulator.store.Guid;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds the user of a request: the application user, or the one that a header names. */
public final class CallingUser {
  private final Store store;
  private final UUID applicationUser;

  public CallingUser(Store store, UUID applicationUser) {
    this.store = store;
    this.applicationUser = applicationUser;
  }

  /** The system user whom a token speaks for: the one with this Entra id, or the application's. */
  public UUID signedIn(Optional<UUID> objectId) {
    return objectId
        .map(id -> user("azureactivedirectoryobjectid", id.toString()))
        .orElse(applicationUser);
  }

  /**
   * The system user a request acts as.
   *
   * @param headers names in lower case
   * @param signedIn the user if no header names one
   */
  public UUID of(Map<String, String> headers, UUID signedIn) {
    String objectId = headers.get("callerobjectid");
    // Microsoft recommends this header, so it counts if both are there.
    if (objectId != null) {
      return user("azureactivedirectoryobjectid", objectId);
    }
    String userId = headers.get("mscrmcallerid");
    return userId == null ? signedIn : user("systemuserid", userId);
  }

  private UUID user(String column, String text) {
    Row user =
        Guid.parse(text)
            .flatMap(id -> find(column, id))
            .orElseThrow(
                () ->
                    new ODataError(
                        403, "0x80072560", "The user is not a member of the organization."));
    if (Boolean.TRUE.equals(user.value("isdisabled"))) {
      throw new ODataError(
          403,
          "0x80040225",
          "The specified user(Id = %s) is disabled. Consider enabling this user."
              .formatted(user.id()));
    }
    return user.id();
  }

  private Optional<Row> find(String column, UUID id) {
    return store.rows(store.schema().table("systemuser")).stream()
        .filter(user -> id.equals(user.value(column)))
        .findFirst();
  }
}
