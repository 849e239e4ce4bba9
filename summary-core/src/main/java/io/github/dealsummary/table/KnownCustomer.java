package io.github.dealsummary.table;

import io.github.dealsummary.Customer;
import java.util.List;
import java.util.Optional;

/**
 * A customer with all values by which somebody may ask for it.
 *
 * @param website the website as it was typed
 */
public record KnownCustomer(
    Customer customer, Optional<String> email, Optional<String> website, List<String> phones) {}
