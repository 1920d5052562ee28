namespace Vedette.Server.Telegraf;

/// <summary>InfluxDB 2's answer about itself. <c>Status</c> is pass or fail.</summary>
internal sealed record InfluxHealth(string Name, string Message, string Status);
