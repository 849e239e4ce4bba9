package io.github.dealsummary.dataverse.entra;

import java.util.Optional;

/**
 * Names one of the identities that Azure gave to a machine or an app. Immutable.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview">Managed
 *     identities for Azure resources</a>
 */
public final class ManagedIdentityId {
  /** The kind of an id, with the name of its parameter at each endpoint. */
  enum Kind {
    SYSTEM("", ""),
    CLIENT("client_id", "client_id"),
    RESOURCE("mi_res_id", "msi_res_id"),
    OBJECT("object_id", "object_id");

    private final String atAppService;
    private final String atImds;

    Kind(String atAppService, String atImds) {
      this.atAppService = atAppService;
      this.atImds = atImds;
    }
  }

  private final Kind kind;
  private final String value;

  private ManagedIdentityId(Kind kind, String value) {
    if (kind != Kind.SYSTEM && value.isBlank()) {
      throw new IllegalArgumentException(
          "The id of the managed identity is blank. Give it, or take the system-assigned one.");
    }
    this.kind = kind;
    this.value = value.strip();
  }

  /** Names the system-assigned identity, which exists as long as the machine or app. */
  public static ManagedIdentityId systemAssigned() {
    return new ManagedIdentityId(Kind.SYSTEM, "");
  }

  /** Names a user-assigned identity by its client id. */
  public static ManagedIdentityId clientId(String id) {
    return new ManagedIdentityId(Kind.CLIENT, id);
  }

  /**
   * Names a user-assigned identity by its resource id, {@code
   * /subscriptions/../providers/Microsoft.ManagedIdentity/userAssignedIdentities/..}.
   */
  public static ManagedIdentityId resourceId(String id) {
    return new ManagedIdentityId(Kind.RESOURCE, id);
  }

  /** Names a user-assigned identity by its object id, which is also called principal id. */
  public static ManagedIdentityId objectId(String id) {
    return new ManagedIdentityId(Kind.OBJECT, id);
  }

  /** The name of its parameter; empty for the system-assigned one, which needs none. */
  Optional<String> parameter(IdentityEndpoint.Kind endpoint) {
    String name = endpoint == IdentityEndpoint.Kind.IMDS ? kind.atImds : kind.atAppService;
    return Optional.of(name).filter(text -> !text.isEmpty());
  }

  String value() {
    return value;
  }

  @Override
  public String toString() {
    return kind == Kind.SYSTEM ? "system-assigned" : kind.atAppService + "=" + value;
  }
}
