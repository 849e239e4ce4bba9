package io.github.dealsummary.table;

import io.github.dealsummary.Customer;
import java.util.List;
import java.util.Optional;

/**
 * A customer with everything by which it may be asked for.
 *
 * @param website as somebody typed it
 */
public record KnownCustomer(
    Customer customer, Optional<String> email, Optional<String> website, List<String> phones) {}
