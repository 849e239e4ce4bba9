/**
 * Who asks: read from the headers of a request, and verified.
 *
 * <p>This package is not API. It is one room of the contract, and nothing in it knows the room it
 * serves. {@link io.github.dealsummary.contract.Callers} is the API. Public for the contract alone
 * are {@link io.github.dealsummary.contract.caller.CallerReader}, {@link
 * io.github.dealsummary.contract.caller.CallerRequired} and {@link
 * io.github.dealsummary.contract.caller.Ids}.
 */
@NullMarked
package io.github.dealsummary.contract.caller;

import org.jspecify.annotations.NullMarked;
