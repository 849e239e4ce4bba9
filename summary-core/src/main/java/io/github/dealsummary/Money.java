package io.github.dealsummary;

import java.math.BigDecimal;

/**
 * An amount in a deal's own currency.
 *
 * @param text as the environment writes it: {@code $10,000.00}
 */
public record Money(BigDecimal amount, String text) {}
