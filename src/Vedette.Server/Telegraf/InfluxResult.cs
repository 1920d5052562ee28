namespace Vedette.Server.Telegraf;

internal sealed record InfluxResult(int StatementId);
