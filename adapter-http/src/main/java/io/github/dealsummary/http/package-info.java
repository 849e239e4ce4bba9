/** A server that keeps the contract where there is no Azure Functions host. */
@NullMarked
package io.github.dealsummary.http;

import org.jspecify.annotations.NullMarked;
