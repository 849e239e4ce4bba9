/** An Azure Functions app that keeps the contract. */
@NullMarked
package io.github.dealsummary.function;

import org.jspecify.annotations.NullMarked;
