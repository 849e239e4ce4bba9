package io.github.dealsummary.namesakes;

import java.util.Optional;
import java.util.UUID;

/**
 * A customer of the org.
 *
 * @param id the row's id
 * @param name the name and its parts
 * @param person true for a contact
 * @param active false for a duplicate that was deactivated
 * @param master the customer that it was merged into
 * @param hasDeal true if it has an open deal
 */
record OrgCustomer(
    UUID id,
    NameParts name,
    boolean person,
    boolean active,
    Optional<UUID> master,
    boolean hasDeal) {}
