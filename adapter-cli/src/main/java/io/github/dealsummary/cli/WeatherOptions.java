package io.github.dealsummary.cli;

import io.github.dealsummary.emulator.Weather;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that make the emulator slow, limited or refusing. */
final class WeatherOptions {
  @Option(
      names = "--limits",
      converter = Limits.class,
      paramLabel = "<requests>,<seconds>,<concurrent>",
      description =
          "Service protection: requests and seconds of execution in five minutes, and requests at a"
              + " time. Those of Dataverse are 6000,1200,52. There are none unless given.")
  private Weather limited = Weather.fair();

  @Option(
      names = "--latency",
      converter = {Target.class, Milliseconds.class},
      paramLabel = "<target>=<milliseconds>",
      description =
          "Delays every answer of a table or message, such as accounts=50. May be repeated.")
  private Map<String, Duration> latencies = new LinkedHashMap<>();

  @Option(
      names = "--copilot",
      converter = CopilotState.class,
      paramLabel = "<state>",
      description =
          "What Copilot's actions answer as: on, the default, off, unlicensed or missing.")
  private Weather.Copilot copilot = Weather.Copilot.ON;

  @Option(
      names = "--throttle-wildcards",
      description = "Refuses filters that begin with a wildcard, as a busy Dataverse does.")
  private boolean throttlesWildcards;

  Weather weather() {
    Weather weather = limited.copilot(copilot);
    for (Map.Entry<String, Duration> latency : latencies.entrySet()) {
      weather = weather.latency(latency.getKey(), latency.getValue());
    }
    return throttlesWildcards ? weather.throttlingLeadingWildcards() : weather;
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

  private static final class Target implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (value.isBlank()) {
        throw new TypeConversionException("name what is to be delayed, like accounts=50");
      }
      return value;
    }
  }

  private static final class Milliseconds implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      if (!value.matches("\\d{1,9}")) {
        throw new TypeConversionException("give milliseconds, like accounts=50");
      }
      return Duration.ofMillis(Long.parseLong(value));
    }
  }

  private static final class CopilotState implements ITypeConverter<Weather.Copilot> {
    @Override
    public Weather.Copilot convert(String value) {
      try {
        return Weather.Copilot.valueOf(value.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("give on, off, unlicensed or missing");
      }
    }
  }
}
