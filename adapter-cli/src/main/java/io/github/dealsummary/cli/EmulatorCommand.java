package io.github.dealsummary.cli;

import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Weather;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code deal-summary emulator}: a Dataverse on this machine until it is interrupted. */
@Command(
    name = "emulator",
    description = "Serves an emulated Dataverse environment on this machine until interrupted.",
    mixinStandardHelpOptions = true,
    versionProvider = DealSummaryCommand.Version.class)
final class EmulatorCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Option(names = "--port", defaultValue = "8085", description = "0 for any; ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--seed",
      paramLabel = "<file>",
      description = "A JSON file of rows and tables instead of the sample org Contoso Sales.")
  private @Nullable Path seed;

  @Option(
      names = "--generate",
      paramLabel = "<deals>",
      description = "Adds so many generated opportunities, with their accounts and contacts.")
  private int generate;

  @Option(
      names = "--limits",
      converter = Limits.class,
      paramLabel = "<requests>,<seconds>,<concurrent>",
      description =
          "Service protection: requests and seconds of execution in five minutes, and requests at a"
              + " time. Dataverse's are 6000,1200,52; without it there are none.")
  private Weather weather = Weather.fair();

  @Option(names = "--token", description = "A bearer token to accept, beside those it gives.")
  private @Nullable String token;

  EmulatorCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws InterruptedException {
    DataverseEmulator.Builder builder = DataverseEmulator.builder().port(port).weather(weather);
    if (seed != null) {
      builder.seed(seed);
    }
    if (token != null) {
      builder.token(token);
    }
    if (generate > 0) {
      builder.generate(generate, 1);
    }
    try (DataverseEmulator emulator = builder.start()) {
      out.print(emulator.banner());
      out.flush();
      new CountDownLatch(1).await(); // until the process is told to end
      return ExitCode.SUMMARIZED;
    } catch (UncheckedIOException e) {
      err.println(
          e.getCause() instanceof BindException
              ? "Another program listens on port " + port + ". Choose another with --port."
              : "The seed file cannot be read: check its path and that it is JSON.");
      return ExitCode.BAD_INPUT;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return ExitCode.BAD_INPUT;
    }
  }

  private static final class Limits implements ITypeConverter<Weather> {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9}),(\\d{1,9}),(\\d{1,9})");

    @Override
    public Weather convert(String value) {
      Matcher numbers = NUMBERS.matcher(value);
      if (!numbers.matches()) {
        throw new TypeConversionException("give three numbers, like 6000,1200,52");
      }
      Duration execution = Duration.ofSeconds(Long.parseLong(numbers.group(2)));
      return Weather.fair()
          .limits(
              Integer.parseInt(numbers.group(1)),
              execution,
              Integer.parseInt(numbers.group(3)),
              WINDOW);
    }
  }
}
