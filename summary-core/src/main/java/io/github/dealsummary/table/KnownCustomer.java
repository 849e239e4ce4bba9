package io.github.dealsummary.table;

import io.github.dealsummary.Customer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer with all values by which somebody may ask for it.
 *
 * @param website the website as it was typed
 * @param master the customer into which this one was merged, which deactivated it
 */
public record KnownCustomer(
    Customer customer,
    Optional<String> email,
    Optional<String> website,
    List<String> phones,
    Optional<UUID> master) {}
