namespace Vedette.Agent.Telegraf;

/// <summary>One line of InfluxDB's line protocol.</summary>
/// <param name="Fields">Numbers and booleans (1 and 0); texts are no samples and are left out.</param>
/// <param name="TimestampMs">Milliseconds since the Unix epoch; null where the line has none.</param>
internal sealed record LineProtocolLine(
    string Measurement, IReadOnlyList<KeyValuePair<string, string>> Tags, IReadOnlyList<(string Name, double Value)> Fields, long? TimestampMs);
