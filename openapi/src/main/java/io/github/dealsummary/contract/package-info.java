/**
 * The published contract of deal-summary and the code that keeps it: what the files in {@code
 * connector/} promise is read, answered and written here, the same behind every server.
 */
@NullMarked
package io.github.dealsummary.contract;

import org.jspecify.annotations.NullMarked;
