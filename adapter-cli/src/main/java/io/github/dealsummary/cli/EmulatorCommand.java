package io.github.dealsummary.cli;

import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code deal-summary emulator}: runs an emulated Dataverse until interrupted. */
@Command(
    name = "emulator",
    description = "Serves an emulated Dataverse environment on this machine until interrupted.",
    mixinStandardHelpOptions = true,
    versionProvider = DealSummaryCommand.Version.class)
final class EmulatorCommand implements Callable<Integer> {
  /** A header can carry these characters (RFC 6750), and a shell leaves them as they are. */
  private static final Pattern BEARER_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private final PrintStream out;
  private final PrintStream err;

  @Option(
      names = "--port",
      defaultValue = "8085",
      description = "${DEFAULT-VALUE} unless given; 0 for any free port.")
  private int port;

  @Option(
      names = "--seed",
      paramLabel = "<file>",
      description = "A JSON file of rows and tables instead of the sample org Contoso Sales.")
  private @Nullable Path seed;

  @Option(
      names = "--generate",
      paramLabel = "<deals>",
      description = "Adds that many generated deals, with their accounts and contacts.")
  private int generate;

  @Option(
      names = "--accent-sensitive",
      description = "Tells text with accents from text without, whatever the seed file says.")
  private boolean accentSensitive;

  @Option(
      names = "--relay",
      description = "Listens through a relay, so that a fault can reset a connection.")
  private boolean relay;

  @Option(
      names = "--host-name",
      paramLabel = "<name>",
      description =
          "A further name to be called by, such as host.docker.internal from a container.")
  private List<String> hostNames = List.of();

  @Mixin private WeatherOptions conditions = new WeatherOptions();

  @Option(names = "--token", description = "A bearer token to accept, beside those that it issues.")
  private @Nullable String token;

  EmulatorCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<String> mistake = mistake();
    if (mistake.isPresent()) {
      err.println(mistake.get());
      return ExitCode.BAD_INPUT.number();
    }
    try (DataverseEmulator emulator = builder().start()) {
      out.print(emulator.banner());
      if (out.checkError()) {
        return ExitCode.UNEXPECTED.number(); // nobody would know where it is
      }
      new CountDownLatch(1).await(); // until the process is told to end
      return ExitCode.ANSWERED.number();
    } catch (UncheckedIOException e) {
      err.println(
          e.getCause() instanceof BindException
              ? "Another program listens on port " + port + ". Choose another with --port."
              : "The seed file cannot be read: check its path and that it is JSON.");
      return ExitCode.BAD_INPUT.number();
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return ExitCode.BAD_INPUT.number();
    }
  }

  private Optional<String> mistake() {
    if (generate < 0) {
      return Optional.of("--generate takes 0 or a number of deals, not " + generate + ".");
    }
    if (port < 0 || port > 65_535) {
      return Optional.of("--port takes a number from 0, which is any free port, to 65535.");
    }
    return token == null || BEARER_TOKEN.matcher(token).matches()
        ? Optional.empty()
        : Optional.of("--token takes letters, digits and the signs - . _ ~ + /, and = at its end.");
  }

  private DataverseEmulator.Builder builder() {
    DataverseEmulator.Builder builder =
        DataverseEmulator.builder().port(port).weather(conditions.weather());
    hostNames.forEach(builder::hostName);
    if (seed != null) {
      builder.seed(seed);
    }
    if (token != null) {
      builder.token(token);
    }
    if (accentSensitive) {
      builder.accentSensitive();
    }
    if (relay) {
      builder.behindRelay();
    }
    if (generate > 0) {
      builder.generate(generate, 1);
    }
    return builder;
  }
}
