namespace Vedette.Agent.Telegraf;

/// <summary>One line of InfluxDB's line protocol, without its timestamp: the cycle that takes it has its own.</summary>
/// <param name="Fields">Numbers and booleans (1 and 0); texts are no samples and are left out.</param>
internal sealed record LineProtocolLine(string Measurement, IReadOnlyList<(string Name, string Value)> Tags, IReadOnlyList<(string Name, double Value)> Fields);
