package io.github.dealsummary.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code deal-summary}. Standard output carries answers, standard error all else. */
@Command(
    name = "deal-summary",
    description =
        "Answers \"details about the deal for a customer\" from a Dynamics 365 Sales instance.",
    mixinStandardHelpOptions = true,
    versionProvider = DealSummaryCommand.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:summarized, deals listed, briefed on the customer, or shared",
      "2:wrong arguments or settings",
      "3:an answer without a deal: unknown, ambiguous, no open deal, not permitted",
      "4:our identity is refused: secret, privilege, licence",
      "5:Dataverse refused the request, or its answer cannot be read",
      "6:Dataverse is not available, too slow or over its limits",
      "1:anything unexpected"
    },
    footerHeading = "%nSettings (environment variables):%n",
    footer = {
      "  DATAVERSE_URL        the Sales environment, or name=url,name=url",
      "  AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET",
      "                       the app registration that is an application user there"
    })
final class DealSummaryCommand {
  private DealSummaryCommand() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // In UTF-8 whatever the locale: scripts read it, and a "?" for an umlaut is a lost letter.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int exitCode = run(arguments, System.getenv(), out, err);
    if (out.checkError()) {
      err.println("The answer could not be written to standard output.");
      exitCode = ExitCode.UNEXPECTED;
    }
    System.exit(exitCode);
  }

  static int run(
      String[] arguments, Map<String, String> variables, PrintStream out, PrintStream err) {
    Failures failures = new Failures(err);
    Asking asking = new Asking(variables, out, err);
    CommandLine line =
        new CommandLine(new DealSummaryCommand())
            .setExpandAtFiles(false) // a customer's name may begin with @
            .addSubcommand(new SummarizeCommand(asking))
            .addSubcommand(new FindCommand(asking))
            .addSubcommand(new BriefCommand(asking))
            .addSubcommand(new ShareCommand(asking))
            .addSubcommand(new EmulatorCommand(out, err))
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .setExecutionExceptionHandler((failure, command, parsed) -> failures.report(failure));
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError e) { // picocli hands on exceptions only
      return failures.report(new IllegalStateException(e));
    }
  }

  /** The version in the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = DealSummaryCommand.class.getPackage().getImplementationVersion();
      return new String[] {"deal-summary " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
