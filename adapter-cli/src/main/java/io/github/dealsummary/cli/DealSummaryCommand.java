package io.github.dealsummary.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program {@code deal-summary}. Standard output carries answers, standard error all else. */
@Command(
    name = "deal-summary",
    description =
        "Answers \"details about the deal for a customer\" from a Dynamics 365 Sales instance.",
    mixinStandardHelpOptions = true,
    versionProvider = DealSummaryCommand.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading = "%nSettings (environment variables):%n",
    footer = {
      "  DATAVERSE_URL        the Sales environment, or name=url,name=url",
      "  AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET",
      "                       the app registration that is an application user there"
    })
final class DealSummaryCommand {
  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "After an unexpected failure, print where it happened.")
  private boolean verbose;

  private DealSummaryCommand() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // In UTF-8 whatever the locale: scripts read it, and an umlaut must not become a question mark.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int exitCode = run(arguments, System.getenv(), out, err);
    if (out.checkError()) {
      err.println("The answer could not be written to standard output.");
      exitCode = ExitCode.UNEXPECTED.number();
    }
    System.exit(exitCode);
  }

  static int run(
      String[] arguments, Map<String, String> variables, PrintStream out, PrintStream err) {
    DealSummaryCommand program = new DealSummaryCommand();
    DeskRunner runner = new DeskRunner(variables, out, err);
    CommandLine line =
        new CommandLine(program)
            .setExpandAtFiles(false) // a customer's name may begin with @
            .addSubcommand(new SummarizeCommand(runner))
            .addSubcommand(new FindCommand(runner))
            .addSubcommand(new BriefCommand(runner))
            .addSubcommand(new ShareCommand(runner))
            .addSubcommand(new EmulatorCommand(out, err))
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> program.report(failure, err));
    line.getCommandSpec().usageMessage().exitCodeList(ExitCode.meanings());
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError e) { // picocli hands on exceptions only
      return program.report(new IllegalStateException(e), err);
    }
  }

  private int report(Exception failure, PrintStream err) {
    return new FailureReport(err, verbose).print(failure).number();
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
