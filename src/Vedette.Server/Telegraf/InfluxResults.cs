namespace Vedette.Server.Telegraf;

/// <summary>InfluxDB 1's answer to statements: one result each.</summary>
internal sealed record InfluxResults(IReadOnlyList<InfluxResult> Results);
