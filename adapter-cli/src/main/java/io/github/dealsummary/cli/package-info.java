/** The command line: questions in as arguments, answers out on standard output. */
@NullMarked
package io.github.dealsummary.cli;

import org.jspecify.annotations.NullMarked;
