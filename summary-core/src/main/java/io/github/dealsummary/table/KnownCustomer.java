package io.github.dealsummary.table;

import io.github.dealsummary.Customer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer with all values by which somebody may ask for it. They are as they are stored, since
 * they are compared; those of {@link Customer} are shown.
 *
 * @param name the name; for a customer without one the words that say so
 * @param number the account's number; empty for a contact
 * @param website the website as it was typed
 * @param master the customer into which this one was merged, which deactivated it
 */
public record KnownCustomer(
    Customer customer,
    String name,
    Optional<String> number,
    Optional<String> email,
    Optional<String> website,
    List<String> phones,
    Optional<UUID> master) {}
