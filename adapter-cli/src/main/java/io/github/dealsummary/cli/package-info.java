/** The terminal: reads a question from arguments and prints the answer on standard output. */
@NullMarked
package io.github.dealsummary.cli;

import org.jspecify.annotations.NullMarked;
