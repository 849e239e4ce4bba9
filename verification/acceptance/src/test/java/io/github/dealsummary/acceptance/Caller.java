package io.github.dealsummary.acceptance;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Somebody who asks, by what they may read in {@link OrgWithRoles}. */
enum Caller {
  /** All deals. */
  SELLER("0000000000a1"),
  /** Their own deals. */
  OWNER("0000000000b1"),
  /** Customers, and no deal. */
  AGENT("0000000000b2"),
  /** Nothing any more: a user who is disabled. */
  FORMER_COLLEAGUE("0000000000a3"),
  /** Nothing: no user there. */
  STRANGER("00000000beef");

  private final UUID objectId;

  Caller(String end) {
    this.objectId = UUID.fromString("c0a50000-0000-4000-8000-" + end);
  }

  /** In Entra ID. */
  UUID objectId() {
    return objectId;
  }

  /** Users, and a stranger, who may not read the sellers' deals. */
  static Set<Caller> withoutRights() {
    return EnumSet.complementOf(EnumSet.of(SELLER, FORMER_COLLEAGUE));
  }
}
