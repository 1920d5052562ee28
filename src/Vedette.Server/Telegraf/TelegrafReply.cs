namespace Vedette.Server.Telegraf;

/// <param name="Stored">Samples that are durable now.</param>
/// <param name="IgnoredFields">Fields with text, which no series can keep.</param>
/// <param name="Dropped">Metrics that cannot be read and samples that were refused.</param>
/// <param name="Problems">The first of them.</param>
internal sealed record TelegrafReply(long Stored, long IgnoredFields, long Dropped, IReadOnlyList<string> Problems);
