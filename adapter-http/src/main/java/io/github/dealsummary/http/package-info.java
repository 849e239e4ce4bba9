/** The contract as a server of its own, for where there is no Azure Functions host. */
@NullMarked
package io.github.dealsummary.http;

import org.jspecify.annotations.NullMarked;
