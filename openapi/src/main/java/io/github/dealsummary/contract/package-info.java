/**
 * The published contract of deal-summary and the code that keeps it, the same behind every server.
 *
 * <p>A server needs {@link io.github.dealsummary.contract.DealContract}, which answers a {@link
 * io.github.dealsummary.contract.Call} with a {@link io.github.dealsummary.contract.Reply}, and
 * {@link io.github.dealsummary.contract.Operation}, which has a value for everything that can be
 * asked. {@link io.github.dealsummary.contract.Callers} says how it is known who asks.
 */
@NullMarked
package io.github.dealsummary.contract;

import org.jspecify.annotations.NullMarked;
