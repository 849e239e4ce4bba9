/** The contract as an Azure Function. */
@NullMarked
package io.github.dealsummary.function;

import org.jspecify.annotations.NullMarked;
